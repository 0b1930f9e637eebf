import { withoutDates } from './dates.ts';

/** Lines of a page that belong to the site and not to the text, told by what they say: no class or position is asked. */

const COUNTER =
  /(?:(?:浏览|瀏覽|阅读|閱讀|点击|點擊|访问|訪問)(?:次数|次數|量|数|數)?|page ?views?|views?|visits?|hits|visitors?|reads?|vistas|visitas|lectures?|consultations?|aufrufe|просмотр(?:ы|ов)?|閲覧数|조회수?|المشاهدات|visualizações) ?[:：]? ?[\d][\d., {2}]{0,12}(?:次|times|回)?/giu;
const BARE_COUNTER = new RegExp(`^[\\[(（【]?${COUNTER.source}[\\])）】]?$`, 'iu');

const CLOCK = /(?<!\d)\d{1,2}:\d{2}:\d{2}(?!\d)/;

const LEGAL =
  /^(?:©|\(c\) ?\d|copyright\b|copyleft\b|版权所有|版權所有|著作权|著作權)|©|ICP备|ICP證|公网安备|网站标识码|網站標識碼|all rights reserved|tous droits réservés|todos los derechos reservados|todos os direitos reservados|alle rechte vorbehalten|все права защищены|جميع الحقوق محفوظة|版权所有|版權所有|저작권/iu;

const TOOL_WORDS =
  '打印本页|打印此页|打印页面|打印|列印|關閉視窗|關閉本頁|關閉|关闭窗口|关闭本页|关闭|返回顶部|回到顶部|回到頂部|返回|收藏本页|收藏|分享让更多人看到|分享到|分享至|分享|字体|字號|字号|字體|大|中|小|纠错|我要纠错|扫一扫在手机打开当前页|推荐给朋友|微信|新浪微博|微博|QQ空间|人人网|豆瓣网|豆瓣|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|weibo|wechat|tweet|e-?mail this page|print this page|print page|print|share this page|share this|share on|share via|share to|share|close window|close|copy link|back to top|back|top of page|to top|top|opens in (?:a )?new (?:tab|window)|opens a footnote|external link|在新窗口中?打开|在新視窗(?:中)?開啟|skip to main content|skip to content|font size|font|imprimer|partager|fermer|haut de page|retour|imprimir|compartir|cerrar|volver|drucken|teilen|schließen|nach oben|печать|поделиться|закрыть|наверх|印刷|シェア|閉じる|ページトップへ|인쇄|공유|닫기|طباعة|مشاركة';
const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const [LETTER_TOOLS, HAN_TOOLS] = [false, true].map((han) =>
  TOOL_WORDS.split('|')
    .filter((word) => HAN_OR_KANA.test(word) === han)
    .join('|'),
);
/** Latin and other spaced words are whole words; Chinese ones run together (打印关闭). */
const TOOL = new RegExp(`${HAN_TOOLS}|(?<![\\p{L}\\p{N}])(?:${LETTER_TOOLS})(?![\\p{L}\\p{N}])`, 'giu');
const PAGER_WORD =
  /[上下]一?[页頁]|[首末尾][页頁]|[第共] ?\d{1,6} ?[页頁條条篇]?|(?<!\p{L})(?:prev(?:ious)?|next|first|last|page|of|précédente?|suivante?|anterior|siguiente|zurück|weiter|назад|вперед|далее)(?!\p{L})|前へ|次へ|이전|다음/giu;
const SEPARATORS = /[\s[\]()（）【】|:：<>«»‹›·,，、/.…+-]+/g;

/** Does nothing remain of a line once such words and separators are taken away? */
const consistsOf = (text: string, word: RegExp, more = ''): boolean => {
  const rest = text.replace(word, '');
  return rest !== text && rest.replace(SEPARATORS, '').replace(more ? /\d+/g : '', '') === '';
};

const CRUMBS =
  /^(?:当前位置|當前位置|您?(?:现在|目前|當前|当前)?(?:所在)?的?位置|你的位置|you are here|current location|vous êtes ici|usted está aquí|estás aquí|sie sind hier|вы здесь|вы находитесь|現在位置|현재 위치|أنت هنا) ?[:：>]?/iu;
const CRUMB_TRAIL = /^[^>›»▸→/]{1,40}(?: ?(?:>{1,2}|›|»|▸|→|\/) ?[^>›»▸→/]{1,60}){1,6}$/u;

const RELATED =
  /^(?:相关|相關|推荐|推薦|热门|熱門|热点|熱點|最新|更多|猜你喜欢|延伸阅读|延伸閱讀|上一篇|下一篇|精彩|专题|related|recommend|see also|see more|more (?:news|stories|articles|from|like)|read more|you may also|you might|latest|popular|most (?:read|viewed|popular)|trending|hot |top stories|what's new|next article|previous article|voir aussi|à lire|lire aussi|articles? (?:liés|similaires)|sur le même|noticias? relacionad|relacionad|ver también|más (?:noticias|leíd)|artigos relacionados|siehe auch|verwandte|mehr zum|ähnliche|похожие|читайте также|по теме|другие новости|関連|おすすめ|人気|관련|추천|인기|ذات صلة|مواضيع|اقرأ أيضا)/iu;

const TIME_LABEL =
  /(?:发布|發佈|更新|发表|撰写)?(?:时间|時間|日期)|发布|發佈|更新|(?<!\p{L})(?:date|time|published(?: on)?|posted(?: on)?|(?:last )?(?:updated|modified)(?: on)?|fecha|publicado(?: el)?|publié le|mis à jour le|datum|veröffentlicht(?: am)?|stand|дата|опубликовано|更新日|掲載日|작성일|التاريخ)(?!\p{L})/giu;
const PERSON_LABEL =
  /来源|來源|作者|责任编辑|責任編輯|责编|编辑|編輯|发布(?:机构|单位|者)|供稿|(?<!\p{L})(?:source|author|editor|written by|posted by|fuente|autor|quelle|auteur|источник|автор|出典|出所|출처|المصدر)(?: ?[:：]|(?= ))/giu;
/** Names of those who publish: a line of nothing but such a name and a date signs the page. */
const PUBLISHER =
  /(?:馆|館|部|局|署|团|團|会|會|社|网|網|报|報|办|辦|院|处|處|中心|委|台|司|厅|政府)$|embassy|consulate|ministry|department|administration|office|agency|xinhua|government|centre|center|council|ambassade|consulat|ministère|embajada|consulado|ministerio|embaixada|botschaft|konsulat|ministerium|посольство|консульство|министерство|대사관|영사관|سفارة|قنصلية|وزارة/iu;
const NO_NAME =
  /(?:闭|休|开|閉|開)[馆館]$|(?<!\p{L})(?!(?:of|the|in|for|and|to|at|de|du|des|la|le|les|del|da|do|der|die|das|für|et|y|e|en|au|aux|в|и)(?!\p{L}))\p{Ll}+/u;

const SHORT = 160;

/** A pager names its steps or counts its pages: a number alone may be a fee. */
const isPager = (text: string): boolean =>
  /^\d{1,4} ?\/ ?\d{1,4}$|^1 2 3(?: |$)|^[<>«»‹›]+$/.test(text) ||
  (text.length < 80 && consistsOf(text, PAGER_WORD, 'numbers'));

/** A visit counter, a running clock, a tool bar, a pager, a path to the page. */
export function isFurniture(text: string): boolean {
  if (text.length > SHORT) return false;
  if (BARE_COUNTER.test(text) || CRUMBS.test(text) || isPager(text)) return true;
  if (text.length < 100 && consistsOf(text, TOOL)) return true;
  return text.length < 60 && text.includes(':') && CLOCK.test(text) && !/[.。;；]/.test(text.replace(/[\d:.\s-]/g, ''));
}

const COUNTER_AT_END =
  /[\s|,，(（]*(?:(?:浏览|瀏覽|阅读|閱讀|点击|點擊)(?:次数|次數|量|数|數)|page views|views) ?[:：] ?\d[\d,]{0,12} ?(?:次)?[)）]?$/iu;

/** Takes a counter off the end of a line that says more. */
export function withoutCounter(text: string): string {
  if (!/[\d次)）]$/.test(text)) return text;
  const start = Math.max(0, text.length - 60);
  return text.slice(0, start) + text.slice(start).replace(COUNTER_AT_END, '');
}

/** A copyright, registration or "site run by" line: the mark of a footer. */
export const isLegal = (text: string): boolean => text.length < 400 && LEGAL.test(text);

const FILES =
  /附件|下载|下載|表格|文件|材料|forms?\b|documents?\b|attachments?\b|downloads?\b|formul|document|anlage/iu;

/** Does a short line head a box of other pages (related, latest, popular)? */
export const headsRelated = (text: string): boolean => text.length <= 40 && RELATED.test(text) && !FILES.test(text);

/** A line made of links in a row: a path, a menu, a choice of languages. */
export const isTrail = (text: string): boolean => text.length < SHORT && CRUMB_TRAIL.test(text);

/** Does a line name its source, author or editor as such? */
export const isSigned = (text: string): boolean => text.search(PERSON_LABEL) >= 0;

/**
 * A line that dates, signs or counts the page ("2026-08-05 Source: Embassy Views: 1203") and says nothing else. A line that
 * states a rule with a date ("Effective from 1 October 2025") is none.
 */
export function isMetaLine(text: string): boolean {
  if (text.length > SHORT) return false;
  const { rest: undated, dated } = withoutDates(text.replace(COUNTER, ' '));
  const unsigned = undated.replace(PERSON_LABEL, ' ');
  const name = unsigned
    .replace(TIME_LABEL, ' ')
    .replace(/[|:：/()[\]（）【】<>,，·-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const counted = text.search(COUNTER) >= 0;
  if (name === '') return dated || counted || unsigned !== undated;
  if (name.length > 70 || /[.。!！?？;；]|\d/.test(name)) return false;
  if (unsigned !== undated || (dated && counted)) return name.split(' ').length <= 12;
  return dated && PUBLISHER.test(name) && !NO_NAME.test(name);
}
