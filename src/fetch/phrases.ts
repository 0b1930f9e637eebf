/**
 * What sites say instead of content, in the languages of the watched pages: en, zh (both scripts), fr, es, de, ru, pt, ja,
 * ko, ar. All patterns meet text in lower case, NFKC, single spaces. Quantifiers are bounded: pages are not to be trusted.
 *
 * A *headline* pattern must fit a whole title or heading; a *sentence* pattern is looked for in a short page.
 */
export interface Phrases {
  readonly headlines: readonly RegExp[];
  readonly sentences: readonly RegExp[];
}

const whole = (source: string): RegExp => new RegExp(`^[\\s!¡:.…"'-]*(?:${source})[\\s!！.。…:"'-]*$`, 'u');

export const GONE: Phrases = {
  headlines: [
    whole(
      '(?:http |error |erreur |fehler |erro |ошибка |エラー |错误 |錯誤 |오류 |خطأ )?(?:404|410)(?: ?[-–—:|,.]? ?.{0,40})?',
    ),
    whole(
      '(?:oops[!,.]? )?(?:the )?(?:requested )?(?:page|file|document|content|resource|url|article|object)? ?(?:was |is |could |can ?)?(?:not (?:be )?found|does not exist|doesn.t exist|no longer (?:exists|available)|(?:has been )?(?:removed|deleted))',
    ),
    whole(
      '(?:抱歉,? ?|对不起,? ?|對不起,? ?|很抱歉,? ?|提示:? ?)?(?:您?(?:访问|訪問|瀏覽|浏览|请求|查找|查看|要找)的)?(?:页面|頁面|网页|網頁|文章|内容|內容|文件|信息|资源)(?:不存在|未找到|没有找到|沒有找到|找不到|无法找到|無法找到|丢失|走丢了|已?被?删除|已?被?刪除|已经?删除|已失效|已下线|已过期)(?:了|或已删除|或已被删除)?',
    ),
    whole(
      '(?:找不到|未找到|无法找到|無法找到|没有找到)(?:该|此|您[要访]?[的问]?)?(?:页面|頁面|网页|網頁|文件|内容|資源|资源)',
    ),
    whole(
      '(?:erreur:? ?)?(?:la )?page (?:demandée )?(?:est )?(?:non trouvée|introuvable|inexistante|n.existe pas|n.existe plus)',
    ),
    whole('(?:error:? ?)?(?:la )?p[áa]gina (?:solicitada )?(?:no encontrada|inexistente|no existe|no disponible)'),
    whole(
      '(?:die )?(?:angeforderte )?seite (?:wurde |konnte )?nicht (?:gefunden|vorhanden|verfügbar|gefunden werden)|seite existiert nicht(?: mehr)?',
    ),
    whole('(?:запрашиваемая |запрошенная )?страница (?:не найдена|не существует|удалена|была удалена|отсутствует)'),
    whole('(?:a )?página (?:solicitada )?(?:não (?:foi )?encontrada|não existe|inexistente|indisponível)'),
    whole(
      '(?:お探しの|ご指定の)?(?:ページ|記事|ファイル)[はがを]?(?:見つかりません(?:でした)?|みつかりません(?:でした)?|存在しません|削除されました|見つけられませんでした)',
    ),
    whole(
      '(?:요청하신 )?(?:페이지를|페이지가|페이지) ?(?:찾을 수 없습니다|찾을 수 없음|존재하지 않습니다|없습니다|삭제되었습니다)|존재하지 않는 페이지(?:입니다)?',
    ),
    whole(
      '(?:عذر[اًا]+,? ?)?(?:لم يتم العثور على (?:هذه )?(?:الصفحة|المحتوى)|(?:هذه )?الصفحة (?:المطلوبة )?(?:غير موجودة|غير متوفرة|غير متاحة|محذوفة)|تعذر العثور على الصفحة)',
    ),
  ],
  sentences: [
    /\b(?:page|file|document|article|url|resource|content)\b[^.!?]{0,80}\b(?:(?:was|were|is|could|can) ?not (?:be )?found|cannot be found|can.t be found|(?:does not|doesn.t|no longer) exists?|no longer available|(?:may|might|has|have)(?: have)? been (?:removed|deleted|moved))/u,
    /\b404\b[^.!?]{0,20}\bnot found\b|\bnot found\b[^.!?]{0,20}\b404\b/u,
    /(?:访问|訪問|浏览|瀏覽|请求|請求|查找|查看|要找|寻找|打开)的?(?:页面|頁面|网页|網頁|文章|内容|內容|文件|信息|资源|地址|链接|連結)[^。!?]{0,20}(?:不存在|未找到|找不到|没有找到|无法|無法|删除|刪除|移除|下线|失效|过期|過期)/u,
    /(?:该|此|本|這個|这个)(?:页面|頁面|网页|網頁|文章|内容|內容|文件|信息)(?:可能)?(?:已|已经|已經)?(?:被)?(?:删除|刪除|移除|下线|下架|失效|不存在)/u,
    /(?:页面|頁面|网页|網頁)(?:不存在|未找到|找不到|已?被?删除|已?被?刪除)|(?:找不到|无法找到|無法找到)(?:该|此|您)?.{0,8}(?:页面|頁面|网页|網頁)/u,
    /page[^.!?]{0,60}(?:n.existe (?:pas|plus)|introuvable|n.est plus disponible|a été (?:supprimée|déplacée)|n.a pas (?:été|pu être) trouvée)/u,
    /p[áa]gina[^.!?]{0,60}(?:no (?:existe|se encuentra|está disponible|se ha encontrado)|no encontrada|ha sido (?:eliminada|movida|borrada))|no se (?:encontró|ha encontrado|puede encontrar) la p[áa]gina/u,
    /seite[^.!?]{0,60}(?:nicht gefunden|existiert nicht|nicht mehr (?:verfügbar|vorhanden)|wurde (?:gelöscht|entfernt|verschoben))/u,
    /страниц[аы][^.!?]{0,60}(?:не найден|не существует|удален|удалён|перемещен|перемещён|больше не доступна)/u,
    /página[^.!?]{0,60}(?:não (?:foi encontrada|existe|está disponível)|foi (?:removida|excluída|eliminada|movida))|não foi possível encontrar a página/u,
    /(?:ページ|記事)[^。!?]{0,40}(?:見つかりません|みつかりません|存在しません|削除された|削除されました|移動または削除)/u,
    /(?:페이지|게시물)[^.!?]{0,40}(?:찾을 수 없|존재하지 않|삭제되었|삭제된)|존재하지 않는 (?:페이지|게시물)/u,
    /الصفحة[^.!؟]{0,60}(?:غير موجودة|غير متوفرة|غير متاحة|تم حذفها|لم تعد)|(?:لم يتم|تعذر) العثور على الصفحة|تم حذف (?:هذه )?الصفحة/u,
  ],
};

export const MAINTENANCE: Phrases = {
  headlines: [
    whole(
      '(?:site |website |system |server |scheduled |temporary |planned )?(?:under |in |down for )?(?:scheduled )?maintenance(?: mode| page| in progress)?|(?:site |service |website )?temporarily unavailable|(?:we.ll|we will) be (?:right |back )?(?:back )?soon',
    ),
    whole(
      '(?:网站|網站|系统|系統|本站|服务器|平台)?(?:正在|升级|升級|系统|系統)?(?:维护|維護)(?:升级|升級)?(?:中|公告|页面)?|(?:网站|網站|系统|系統|平台)(?:正在)?(?:升级|升級|建设|建設)(?:维护|維護)?中',
    ),
    whole('(?:site |page )?en (?:cours de )?maintenance|maintenance (?:en cours|du site|programmée)'),
    whole('(?:sitio |página )?(?:web )?en mantenimiento|mantenimiento (?:del sitio|programado)'),
    whole('wartungsarbeiten|wartung|(?:website |seite )?(?:im wartungsmodus|in wartung)'),
    whole('(?:сайт )?(?:на )?техническ(?:ие работы|ом обслуживании|ое обслуживание)|ведутся технические работы'),
    whole('(?:site )?em manutenção|manutenção (?:do site|programada)'),
    whole('(?:システム|サーバー?|サイト)?(?:ただいま)?メンテナンス(?:中|のお知らせ)?(?:です)?'),
    whole('(?:시스템|사이트|서버|서비스)? ?점검 ?(?:중|안내)?(?:입니다)?'),
    whole('(?:الموقع )?(?:تحت|قيد) الصيانة|صيانة (?:الموقع|النظام)'),
  ],
  sentences: [
    /\b(?:web ?site|site|system|server|service|page|we|platform)\b[^.!?]{0,60}\b(?:(?:under|undergoing|down for|performing|in)\b[^.!?]{0,30}\bmaintenance|being upgraded|temporarily (?:unavailable|out of service|closed|down))|\b(?:we.ll|we will|will) be (?:right )?back (?:soon|shortly)/u,
    /(?:网站|網站|系统|系統|本站|平台|服务器|伺服器)[^。!?]{0,30}(?:维护|維護|升级|升級)[^。!?]{0,40}(?:无法|無法|暂停|暫停|暂时|暫時|稍后|稍後|中|敬请|敬請|不便)/u,
    /site[^.!?]{0,60}(?:en (?:cours de )?maintenance|temporairement indisponible|momentanément indisponible)/u,
    /(?:sitio|página|sistema)[^.!?]{0,60}(?:en mantenimiento|temporalmente (?:no disponible|fuera de servicio))/u,
    /(?:seite|website|system)[^.!?]{0,60}(?:gewartet|wartungsarbeiten|vorübergehend nicht (?:verfügbar|erreichbar))/u,
    /(?:сайт|систем)[^.!?]{0,60}(?:техническ(?:ие|их) работ|временно (?:недоступ|не работает))|ведутся технические работы/u,
    /(?:site|página|sistema)[^.!?]{0,60}(?:em manutenção|temporariamente (?:indisponível|fora do ar))/u,
    /(?:メンテナンス|保守作業)[^。!?]{0,40}(?:中|ご利用(?:いただけません|できません)|停止)|一時的に(?:ご利用|アクセス)/u,
    /(?:점검|유지 ?보수)[^.!?]{0,30}(?:중|일시|이용|중단)/u,
    /(?:الموقع|النظام)[^.!؟]{0,60}(?:الصيانة|غير متاح مؤقت)/u,
  ],
};

/** Pages that let only people with a picture puzzle pass, and walls against this visitor. */
export const BLOCKED: Phrases = {
  headlines: [
    whole(
      '(?:access|request|visit) (?:denied|blocked|forbidden|rejected)|(?:security|human|robot|bot|browser) (?:check|verification|challenge)|just a moment(?:\\.{3}|…)?|attention required!?.{0,20}|are you (?:a )?(?:human|robot)\\??|verify you are human|one more step|403(?: -?:? ?forbidden)?|forbidden',
    ),
    whole(
      '安全验证|安全驗證|访问验证|訪問驗證|人机验证|滑动验证(?:页面)?|验证码|访问(?:被)?(?:拒绝|拦截|禁止|受限)|請求被拒絕|请求(?:被)?(?:拒绝|拦截)|(?:web应用)?防火墙|网站防火墙|拦截提示|访问过于频繁',
    ),
  ],
  sentences: [
    /\b(?:enter|type|solve|complete)\b[^.!?]{0,40}\b(?:captcha|characters you see|verification code|security check|puzzle)\b|\bunusual traffic\b|\bverify (?:that )?you are (?:a )?human\b|\bchecking your browser\b|\bare not a robot\b|\byour (?:request|access|ip)[^.!?]{0,30}\b(?:has been|is|was) (?:blocked|denied|rejected)\b|\baccess (?:to this (?:page|site|resource) )?(?:has been |is |was )?(?:denied|blocked)\b/u,
    /(?:请|請)(?:输入|輸入|完成|拖动|拖動|点击|滑动)[^。!?]{0,20}(?:验证|驗證|拼图|滑块)|(?:访问|訪問|请求|操作)(?:过于|過於|太)频?頻?繁?[^。!?]{0,20}|(?:请求|訪問|访问|ip|行为)[^。!?]{0,20}(?:被|已)(?:拦截|攔截|拒绝|拒絕|封禁|阻断|禁止|限制)|(?:人机|安全|滑动|行为)(?:验证|驗證)/u,
    /(?:saisir|saisissez|entrez)[^.!?]{0,30}(?:captcha|code de sécurité)|(?:introduzca|ingrese|escriba)[^.!?]{0,30}(?:captcha|código de (?:verificación|seguridad))|(?:geben sie)[^.!?]{0,40}(?:captcha|sicherheitscode)|введите[^.!?]{0,30}(?:капч|символы|код с картинки)|(?:digite|insira)[^.!?]{0,30}(?:captcha|código de (?:verificação|segurança))|画像認証|認証コードを入力|보안 ?문자|자동 ?입력 ?방지|رمز التحقق|доступ (?:запрещен|запрещён|ограничен)|accès refusé|acceso denegado|zugriff verweigert|acesso negado|アクセスが拒否|접근이 (?:거부|차단)/u,
  ],
};

/** Script challenges: the marks of the walls that watched and neighbouring hosts use. They meet the markup, not the text. */
export const CHALLENGE_MARKS =
  /acw_sc__v2|__jsl_clearance|__jsluid|_cf_chl_opt|cf-browser-verification|challenge-platform|\$_ts\s*[.=]|_Incapsula_Resource|sucuri_cloudproxy_js|gokuProps|awsWafCookieDomainList|ddos-guard|yunsuo_session|waf_cookie|wzws_|__tst_status|probe\.js\?|_guard\/|bot-detection|px-captcha/i;
