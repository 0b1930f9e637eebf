/**
 * What menus call things, in the languages that missions publish in and those of their neighbours. One space-separated
 * list per script family; `_` stands for a space inside an entry, `*` at the end for any ending. Scripts written without
 * spaces match anywhere in a label. Case and accents do not matter (see `normalise`).
 */
const WORDS = {
  /** The section to watch: visas. */
  visa: `visa visas visa-* visum visums visumantr* visumang* visumfr* visumbe* visumst* visumar* visumka* visumpf* visumse* visumab* visumin* visaantr* visaang* visastelle visaab* visabe* visain* visaart* visaka* visafr* visapf* visaser* visadien* visaver* visawes*
    visumi* visado visados visto vistos visti viza* vize* vizov* vizy vizos wizow* visering* vegabrefsaritun* viisa* vizum vizumi vizumok vizumugyek vizu wiza wizy wiz
    viisumi viisumit viisum thi_thuc visto_de_entrada
    виза визы визу визе визой виз визам визами визах визов* визни* визи визийн визал* виїзн* візи віза віз візов*
    βιζα βιζας θεωρηση θεωρησεις θεωρησεων
    تأشيرة تأشيرات تاشيرة تاشيرات فيزا فيز ویزا ویزه روادید ויזה ויזות אשרה אשרות
    签证 簽證 签注 免签 免簽 查証 査証 査證 ビザ 비자 사증 วีซ่า ວີຊາ ဗီဇာ ទិដ្ឋាការ वीजा वीज़ा ভিসা විසා ვიზა վիզա`,
  /** Coming to China, where the menu does not say visa. */
  entry: `entry_to_china entry_requirements entry_and_exit entry-exit exit-entry exit_and_entry entry_exit travel_to_china travelling_to_china
    traveling_to_china coming_to_china going_to_china immigration inmigracion migracion viajar_a_china entrada_a_china ingreso_a_china
    entree_en_chine voyager_en_chine se_rendre_en_chine immigration_et einreise* reisen_nach_china imigracao entrada_na_china
    viajar_para_a_china ingresso_in_cina viaggiare_in_cina cestovanie_do_ciny wjazd_do_chin nhap_canh xuat_nhap_canh
    въезд* поездка_в_китай поездки_в_китай миграци* الدخول_إلى_الصين السفر_إلى_الصين الهجرة
    来华 來華 赴华 赴華 入境 入国 入國 入出国 입국 출입국 เข้าเมือง`,
  /** The section to watch: what the post announces. */
  notice: `notice notices notification notifications announcement announcements bulletin bulletins circular circulars advisory advisories
    noticeboard whats_new what's_new latest_information important_information consular_news consular_information informations_consulaires informacion_consular important_reminder important_reminders
    aviso avisos anuncio anuncios comunicado comunicados notificacion notificaciones novedades
    avis annonce annonces communique communiques notification* informations_importantes
    mitteilung mitteilungen bekanntmachung bekanntmachungen hinweis hinweise ankundigung* aktuelle_hinweise
    comunicacao comunicacoes informes edital editais notificacoes
    avviso avvisi annuncio annunci comunicazione comunicazioni comunicati
    oznam oznamy oznamenie oznamenia oznameni upozornenie upozornenia upozorneni aktuality_a_oznamy
    ogloszenie ogloszenia komunikat komunikaty obwieszczenia zawiadomienia mededeling mededelingen kennisgeving* aankondiging*
    kozlemeny kozlemenyek hirdetmeny* ertesit* anunt anunturi comunicate obavestenj* obavjest* obvestil* saopsten* priopcenja
    duyuru duyurular bildiri* pengumuman pemberitahuan thong_bao meddelande* meddelelse* kunngjoring* tiedotteet ilmoitukset
    объявление объявления уведомление уведомления извещение извещения сообщения оповещения оголошення повідомлення обяви съобщения обавештења
    ανακοινωση ανακοινωσεις зарлал мэдэгдэл хабарландыру* билдируу* elonlar
    إعلان إعلانات اعلان اعلانات إشعار إشعارات اشعارات تنبيهات_قنصلية تعميم تعاميم بيانات اطلاعیه اطلاعیه‌ها اعلامیه הודעה הודעות
    通知 公告 通告 告示 佈告 布告 须知 須知 最新消息 领事提醒 領事提醒 领事动态 领事資訊 领事资讯 領事資訊 领事信息 领事新闻 領事新聞 重要提示 重要提醒 特别提示 特別提示 特别提醒 お知らせ 知らせ 공지 공고 알림 고시 ประกาศ ແຈ້ງການ ကြေညာချက် សេចក្តីជូនដំណឹង सूचना বিজ্ঞপ্তি`,
  /** Ministries and cities: rules and their readings. */
  policy: `policies policy latest_policies policy_documents regulations laws_and_regulations politicas normativa politiques reglementation
    richtlinien vorschriften политика политики нормативн* законодательство السياسات سياسات اللوائح
    政策 法规 法規 规章 規章 법규 정책 法令`,
  /** The foreign ministry's press conferences, where policies are first spoken of. */
  spokesperson: `spokesperson spokesperson's spokespersons spokesman spokesman's press_conference press_conferences press_briefing
    press_briefings portavoz porte-parole sprecher sprecherin sprechers porta-voz portavoce hovorca rzecznik conference_de_presse
    conferencia_de_prensa rueda_de_prensa pressekonferenz conferenza_stampa пресс-конференц* официальный_представитель
    официального_представителя брифинг* المتحدث المتحدثة الناطق
    发言人 發言人 例行记者会 例行記者會 報道官 報道局 定例記者会 대변인 정례브리핑 기자회견`,
  /** A page to click through: consular services. */
  consular: `consular consulate_services consular* consulaire* consulares consulaires konsular* konsulats* konzular* konzuli
    consolari consolare konsuler konsolosluk konsulaer* konsuler* konsulara* konzularn* consulair consulaire konsulin* lanh_su
    konsularne konsularny konsularna
    консульск* консулск* προξενικ* قنصلي قنصلية القنصليه کنسولی קונסול*
    领事 領事 领侨 領僑 영사 กงสุล ກົງສຸນ`,
  /** A weaker hub: services to the public. */
  service: `services public_services services_to_the_public online_services service servicios services_publics dienstleistungen
    servicos servizi sluzby uslugi услуги خدمات
    办事 辦事 服务 服務 サービス 手続き 민원 업무 서비스`,
  /** Where everything is linked from. */
  map: `site_map sitemap mapa_del_sitio mapa_web mapa_do_site plan_du_site ubersicht seitenubersicht inhaltsverzeichnis mappa_del_sito
    mapa_stranky mapa_strony карта_сайта خريطة_الموقع 网站地图 網站地圖 网站导航 網站導覽 サイトマップ 사이트맵`,
  /** The link below a box of headlines: it leads where the heading of the box says. */
  more: `more read_more view_all see_all all mas ver_mas ver_todo todos plus en_savoir_plus voir_tout mehr alle weiter mais ver_mais
    altro tutti viac wiecej далее еще все المزيد 更多 查看更多 もっと見る 一覧 더보기 전체보기`,
  /** Words of a visa menu that name no visa themselves: they count below a heading or folder that does. */
  procedure: `requirements requirement documents required fees fee how_to_apply application apply forms form types categories
    faq frequently_asked_questions guide guidelines instructions procedure procedures processing information
    requisitos tasas tarifas formularios solicitud tipos preguntas tramites documents_requis tarifs frais formulaires
    demande pieces_a_fournir procedure gebuhren antrag unterlagen formulare требования документы анкета сборы порядок рекомендации
    requisiti tariffe moduli modulo richiesta documenti requisitos taxas formularios
    المتطلبات الرسوم الاستمارة الشروط الوثائق الإجراءات
    指南 指引 费用 費用 收费 收費 流程 材料 类型 類型 种类 種類 常见问题 常見問題 问答 問答 表格 下载 下載 申请 申請 说明 說明 办理 辦理
    必要書類 手数料 申請 案内 よくある 수수료 신청 안내 서류 절차`,
  /** What is no visa section even where it is called a notice or service. */
  other: `passport* pasaporte* passeport* reisepass* reisepasse passaport* passaporto passaporti pas* cestovn* paszport* utlevel* pasaport* паспорт*
    notar* notariz* notary legali* legaliz* authentic* apostil* beglaubig* нотариа* легализ* поверка
    marriage matrimonio* mariage eheschl* heirat casamento брак брака civil_registry
    protection proteccion schutz protecao protezione ochrana защит* safety security seguridad securite sicherheit* seguranca sicurezza
    безопасн* warning warnings alert alerts conseils_de_securite travel_advice
    ambassador* embajador* ambassadeur* botschafter* embaixador* ambasciator* velvyslan* посол посла посл* consul_general
    culture cultural cultura* culturel* kultur* культур* education educa* estudi* student* scholarship* bildung образован*
    press_release press_releases comunicados_de_prensa communiques_de_presse pressemitteilung* comunicati_stampa пресс-релиз*
    job jobs vacanc* recruit* career* empleo emploi* stellen* lavoro ваканс* tender* procure* licitac* marches_publics ausschreib* закупк* bando
    legal privacy cookie* copyright disclaimer impressum datenschutz aviso_legal mentions_legales
    trade econom* invest* business comercio commerce wirtschaft* handel экономик* торгов* инвест* tourism tourisme turismo
    photo* gallery galeria galerie video* covid*
    جواز جوازات التوثيق توثيق التصديق تصديق الحماية حماية السلامة سلامة زواج السفير وظائف مناقصات الثقاف* الاستثمار
    护照 護照 旅行证 旅行證 公证 公證 认证 認證 婚姻 安全 领保 領保 保护 保護 大使致 大使简 大使簡 大使信 大使活 大使讲 大使挨拶 任大使 总领事致 總領事致 文化 教育 留学 留學 采购 採購 招聘 招标 招標 中标 拍卖 职称
    经贸 經貿 投资 投資 新闻稿 疫情 版权 隐私 招商 人事 旅券 認証 公証 婚姻 採用 調達 文化 教育 保護 여권 공증 인증 혼인 안전 보호 채용 입찰 문화 교육 조달`,
} as const;

export type Topic = keyof typeof WORDS;

/** Scripts written without spaces between words: an entry counts wherever it stands. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ARABIC = /\p{Script=Arabic}/u;

/** One spelling for comparison: NFKC, small letters, no accents (a few languages drop them in capitals), single spaces. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function compile(list: string): RegExp {
  const entries = normalise(list)
    .split(' ')
    .map((entry) => entry.replaceAll('_', ' '));
  const bounded = entries
    .filter((entry) => !UNSPACED.test(entry))
    .map((entry) => {
      const word = entry.endsWith('*') ? `${literal(entry.slice(0, -1))}[\\p{L}\\p{M}]{0,20}` : literal(entry);
      return ARABIC.test(entry) ? `(?:[وفبلك]?ال|لل|و)?${word}` : word;
    });
  const anywhere = entries.filter((entry) => UNSPACED.test(entry)).map(literal);
  return new RegExp(
    `(?<![\\p{L}\\p{M}])(?:${bounded.join('|')})(?![\\p{L}\\p{M}])|${anywhere.join('|') || '(?!)'}`,
    'u',
  );
}

/** Made when first asked for: most rounds explore no home page. */
const patterns = new Map<Topic, RegExp>();

/** The word of a topic that a normalised label contains, if any. */
export function wordOf(topic: Topic, label: string): string | undefined {
  const pattern = patterns.get(topic) ?? compile(WORDS[topic]);
  patterns.set(topic, pattern);
  return pattern.exec(label)?.[0];
}

/** How languages call themselves at the head of a page, and how English does. */
const LANGUAGES =
  normalise(`english inglés anglais en 中文 中文版 简体 简体中文 繁體 繁體中文 汉语 chinese chinois chino español espanol spanish castellano
  français francais french deutsch german русский russian рус português portugues portuguese العربية عربي arabic 日本語 japanese 한국어 한국말 korean
  italiano italian slovenčina slovensky slovak čeština český czech polski polish magyar română türkçe nederlands svenska
  norsk dansk suomi íslenska ελληνικά български srpski српски hrvatski slovenščina shqip македонски українська беларуская қазақша
  кыргызча o'zbek тоҷикӣ türkmen монгол ไทย ລາວ ខ្មែរ မြန်မာ tiếng_việt bahasa_indonesia bahasa_melayu فارسی עברית हिन्दी বাংলা
  نسخه eesti latviešu lietuvių`)
    .split(' ')
    .map((entry) => entry.replaceAll('_', ' '));
const NAMES = new Set(LANGUAGES);

/** Is a normalised label the name of a language and nothing else? */
export const isLanguageName = (label: string): boolean =>
  NAMES.has(label.replace(/^[\s[(|>»-]+|[\s\])|>»-]+$/g, '').replace(/ (?:version|edition|site|home|版)$|版$/, ''));

/** Does it begin with the name of a language, as on splash pages where the name of the site follows? */
export const startsWithLanguage = (label: string): boolean =>
  LANGUAGES.some(
    (name) =>
      (name.length > 2 || UNSPACED.test(name)) && label.startsWith(name) && !/^\p{L}/u.test(label.slice(name.length)),
  );
