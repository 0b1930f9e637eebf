import type { ProblemCode } from '../../domain/problem.ts';
import type { Saying } from './table.ts';

/** What each way of failing means, for readers who are no engineers. */
export const PROBLEM_LABELS: Readonly<Record<ProblemCode, Saying>> = {
  robots: { en: 'the site asks programs to stay away', zh: '网站不允许程序访问' },
  guard: { en: 'the address leads into a private network', zh: '地址指向内部网络' },
  dns: { en: 'the name does not resolve', zh: '域名无法解析' },
  network: { en: 'no connection', zh: '无法连接' },
  tls: { en: 'no valid certificate', zh: '证书无效' },
  timeout: { en: 'no answer in time', zh: '响应超时' },
  redirect: { en: 'redirects that lead nowhere', zh: '重定向异常' },
  http: { en: 'the server reports an error', zh: '服务器报错' },
  blocked: { en: 'the site refuses this visitor', zh: '网站拒绝访问' },
  maintenance: { en: 'under maintenance', zh: '网站维护中' },
  gone: { en: 'the page is not there', zh: '页面不存在' },
  empty: { en: 'an empty answer', zh: '响应为空' },
  truncated: { en: 'the answer breaks off', zh: '响应不完整' },
  'too-large': { en: 'the answer is too large', zh: '响应过大' },
  'not-text': { en: 'no text', zh: '不是文本' },
  'no-text': { en: 'a scan without text', zh: '扫描件，无文字' },
  unreadable: { en: 'the file cannot be opened', zh: '文件无法解析' },
  'no-content': { en: 'the content is not where it used to be', zh: '正文位置已变' },
  browser: { en: 'needs a browser', zh: '需要浏览器' },
  vantage: { en: 'seen from another place', zh: '自另一地点所见' },
  internal: { en: 'a fault of this program', zh: '程序内部错误' },
};
