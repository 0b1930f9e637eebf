import { findDate } from './dates.ts';

/** Lines of a page that belong to the site and not to the text, told by what they say: no class or position is asked. */

const COUNTER =
  /(?:(?:浏览|瀏覽|阅读|閱讀|点击|點擊|访问|訪問)(?:次数|次數|量|数|數)?|page ?views?|views?|visits?|hits|visitors?|reads?|vistas|visitas|lectures?|consultations?|aufrufe|просмотр(?:ы|ов)?|閲覧数|조회수?|المشاهدات|visualizações) ?[:：]? ?[\d][\d., {2}]{0,12}(?:次|times|回)?/giu;
const BARE_COUNTER = new RegExp(`^[\\[(（【]?${COUNTER.source}[\\])）】]?$`, 'iu');

const CLOCK = /(?<!\d)\d{1,2}:\d{2}:\d{2}(?!\d)/;

const LEGAL =
  /^(?:©|\(c\) ?\d|copyright\b|copyleft\b|版权所有|版權所有|著作权|著作權)|©|ICP备|ICP證|公网安备|网站标识码|網站標識碼|all rights reserved|tous droits réservés|todos los derechos reservados|todos os direitos reservados|alle rechte vorbehalten|все права защищены|جميع الحقوق محفوظة|版权所有|版權所有|저작권/iu;

const TOOL_WORDS =
  '打印(?:本页|此页|页面)?|列印|關閉(?:視窗|本頁)?|关闭(?:窗口|本页)?|返回顶部|回到顶部|回到頂部|返回|收藏(?:本页)?|分享(?:到|至)?|分享让更多人看到|字体|字號|字号|字體|大|中|小|纠错|我要纠错|扫一扫在手机打开当前页|推荐给朋友|微信|新浪微博|微博|QQ空间|人人网|豆瓣网?|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|weibo|wechat|tweet|e-?mail(?: this page)?|print(?: this page| page)?|share(?: this page| this| on| via| to)?|close(?: window)?|copy link|back(?: to top)?|to top|top(?: of page)?|skip to (?:main )?content|font(?: size)?|imprimer|partager|fermer|haut de page|retour|imprimir|compartir|cerrar|volver|drucken|teilen|schließen|nach oben|печать|поделиться|закрыть|наверх|印刷|シェア|閉じる|ページトップへ|인쇄|공유|닫기|طباعة|مشاركة';
const TOOLS = new RegExp(
  `^(?:[\\s\\[\\]()（）【】|:：>»«<·,，、/+-]*(?:${TOOL_WORDS})(?![\\p{L}\\p{N}]))+[\\s\\[\\]()（）【】|:：>»«<·,，、/+-]*$`,
  'iu',
);
const HAN_TOOLS = new RegExp(`^[\\[(（【]?(?:(?:${TOOL_WORDS})[\\s\\[\\]()（）【】|:：]*){1,8}$`, 'iu');

const PAGER =
  /^(?:(?:上一?[页頁]|下一?[页頁]|首[页頁]|末[页頁]|尾[页頁]|[第共] ?\d+ ?[页頁条條篇]?|prev(?:ious)?|next|first|last|page|of|précédente?|suivante?|anterior|siguiente|zurück|weiter|назад|вперед|далее|前へ|次へ|이전|다음|\d{1,4}|[<>«»‹›|/.…\s-])+)$/iu;

const CRUMBS =
  /^(?:当前位置|當前位置|您?(?:现在|目前|當前|当前)?(?:所在)?的?位置|你的位置|you are here|current location|vous êtes ici|usted está aquí|estás aquí|sie sind hier|вы здесь|вы находитесь|現在位置|현재 위치|أنت هنا) ?[:：>]?/iu;
const CRUMB_TRAIL = /^[^>›»▸→/]{1,40}(?: ?(?:>{1,2}|›|»|▸|→|\/) ?[^>›»▸→/]{1,60}){1,6}$/u;

const RELATED =
  /^(?:相关|相關|推荐|推薦|热门|熱門|热点|熱點|最新|更多|猜你喜欢|延伸阅读|延伸閱讀|上一篇|下一篇|精彩|专题|related|recommend|see also|see more|more (?:news|stories|articles|from|like)|read more|you may also|you might|latest|popular|most (?:read|viewed|popular)|trending|hot |top stories|what's new|next article|previous article|voir aussi|à lire|lire aussi|articles? (?:liés|similaires)|sur le même|noticias? relacionad|relacionad|ver también|más (?:noticias|leíd)|artigos relacionados|siehe auch|verwandte|mehr zum|ähnliche|похожие|читайте также|по теме|другие новости|関連|おすすめ|人気|관련|추천|인기|ذات صلة|مواضيع|اقرأ أيضا)/iu;

/** A line that says a date, a source or an author and nothing else; where it stands decides whether it is meta data. */
const META_LABELS =
  /来源|來源|作者|编辑|編輯|责任编辑|责编|发布(?:时间|日期|机构|单位)?|發佈(?:時間|日期)?|时间|時間|日期|更新|更新时间|字体|字号|source|author|editor|by|published(?: on)?|posted(?: on)?|updated?(?: on)?|last (?:updated|modified)|date|time|fuente|fecha|publicado|publié le|mis à jour|quelle|datum|veröffentlicht|stand|источник|дата|опубликовано|出典|更新日|掲載日|出所|출처|작성일|المصدر|التاريخ/giu;

const SHORT = 160;

/** A visit counter, a running clock, a tool bar, a pager, a path to the page, a copyright or registration line. */
export function isFurniture(text: string): boolean {
  if (text.length > SHORT) return false;
  if (BARE_COUNTER.test(text) || CRUMBS.test(text) || PAGER.test(text)) return true;
  if (TOOLS.test(text) || HAN_TOOLS.test(text)) return true;
  return text.length < 60 && CLOCK.test(text) && !/[.。;；]/.test(text.replace(/[\d:.\s-]/g, ''));
}

/** A copyright, registration or "site run by" line: the mark of a footer. */
export const isLegal = (text: string): boolean => text.length < 400 && LEGAL.test(text);

/** Does a short line head a box of other pages (related, latest, popular)? */
export const headsRelated = (text: string): boolean => text.length <= 40 && RELATED.test(text);

/** A line made of links in a row: a path, a menu, a choice of languages. */
export const isTrail = (text: string): boolean => text.length < SHORT && CRUMB_TRAIL.test(text);

/**
 * What remains of a line without dates, counters and the names of such data: nothing, or a publisher's name. Tells the line
 * under a title ("2026-08-05 Source: Embassy Views: 1203") from text that speaks of a date.
 */
export function isMetaLine(text: string): boolean {
  if (text.length > SHORT) return false;
  const date = findDate(text);
  const rest = text
    .replace(COUNTER, '')
    .replace(/\d{1,4}[年月日/.: -]\d{0,2}[月日/.: -]?\d{0,4}[日]?(?: ?\d{1,2}:\d{2}(?::\d{2})?)?/g, '')
    .replace(META_LABELS, '')
    .replace(/[\s|:：/()[\]（）【】,，·-]/g, '');
  return date ? rest.length <= 60 && !/[.。!！?？;；]/.test(rest) : rest.length === 0;
}

/** Takes a counter or a clock out of a line that says more. */
export const withoutCounter = (text: string): string => text.replace(COUNTER, '').trim();
