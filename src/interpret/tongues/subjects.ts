import { simplify } from '../text/han.ts';

/** Fields of study, degrees and activities in the languages that have a lexicon, longer names first; over folded text. */
type Names = readonly (readonly [id: string, name: RegExp])[];

const names = (table: Readonly<Record<string, string>>): Names =>
  Object.entries(table).map(([id, source]) => [id, new RegExp(simplify(source.normalize('NFKC')), 'gu')] as const);

export const FIELDS_ABROAD: Names = names({
  'computer-science':
    'informatik\\S*|informatique|informática|informatica|информатик\\S*|компьютерн\\S+ наук\\S*|計算機科学|コンピュータ\\S{0,1}(?:科学|サイエンス)?|情報(?:科学|工学)|컴퓨터 ?(?:과학|공학)|علوم (?:ال)?(?:حاسوب|حاسب|كمبيوتر)|khoa học máy tính|ilmu komputer|วิทยาการคอมพิวเตอร์|bilgisayar (?:bilimleri|mühendisliği)|informatyk\\S*|informatica',
  'information-technology':
    "informationstechn\\S*|technologies? de l'information|tecnolog\\S+ de (?:la )?información|tecnologie? dell'informazione|tecnologi\\S+ da informação|информационн\\S+ технологи\\S*|情報技術|정보 ?(?:통신 ?)?기술|تكنولوجيا المعلومات|تقنية المعلومات|công nghệ thông tin|teknologi informasi|เทคโนโลยีสารสนเทศ|bilgi teknoloji\\S*|technologi\\S+ informacyjn\\S+|informatietechnologie",
  'artificial-intelligence':
    'künstliche\\S* intelligenz|intelligence artificielle|inteligencia artificial|intelligenza artificiale|inteligência artificial|искусственн\\S+ интеллект\\S*|人工知能|인공 ?지능|(?:ال)?ذكاء (?:ال)?اصطناعي|trí tuệ nhân tạo|kecerdasan buatan|ปัญญาประดิษฐ์|yapay zek[aâ]|sztuczn\\S+ inteligencj\\S+|kunstmatige intelligentie',
  biotechnology:
    'biote[ck]\\S+|biotecnolog\\S+|биотехнологи\\S*|バイオテクノロジー|生物工学|생명 ?공학|바이오 ?기술|(?:ال)?تكنولوجيا (?:ال)?حيوية|công nghệ sinh học|bioteknologi|เทคโนโลยีชีวภาพ|biyoteknoloji',
  'life-sciences':
    'lebenswissenschaft\\S*|biowissenschaft\\S*|sciences de la vie|ciencias de la vida|scienze della vita|ciências da vida|наук\\S* о жизни|生命科学|ライフサイエンス|생명 ?과학|علوم الحياة|khoa học sự sống|ilmu hayati|วิทยาศาสตร์ชีวภาพ|yaşam bilimleri|nauk\\S* o życiu|levenswetenschappen',
  'materials-science':
    'materialwissenschaft\\S*|neue\\S* (?:materialien|werkstoff\\S*)|nouveaux matériaux|nuevos materiales|nuovi materiali|novos materiais|нов\\S+ материал\\S*|материалов\\S*|新素材|新材料|مواد جديدة|المواد الجديدة|vật liệu mới|material baru|วัสดุใหม่|yeni malzeme\\S*|nowe materiały|werkstoff\\S*|sciences? des matériaux|ciencias? de (?:los )?materiales|scienz\\S (?:e ingegneria )?dei materiali|ciências? d[eo]s? materiais|материаловедени\\S*|材料(?:科学|工学)|재료 ?(?:과학|공학)|신소재|علوم? المواد|khoa học vật liệu|ilmu material|วัสดุศาสตร์|malzeme bilim\\S*|materiałoznawstw\\S+|materiaalkunde',
  'new-energy':
    'erneuerbare\\S* energie\\S*|neue\\S* energie\\S*|énergies? (?:renouvelables?|nouvelles?)|nouvelles énergies|energías? renovables?|nuevas energías|energie rinnovabili|nuove energie|energias? renováve\\S+|novas energias|возобновляем\\S+ энерг\\S+|нов\\S+ энерг\\S+|新エネルギー|再生可能エネルギー|신(?:재생)?에너지|الطاقة (?:المتجددة|الجديدة)|năng lượng (?:mới|tái tạo)|energi (?:baru|terbarukan)|พลังงาน(?:ใหม่|ทดแทน)|yenilenebilir enerji|yeni enerji',
  'advanced-manufacturing':
    'fortgeschrittene\\S* fertigung|fabrication (?:avancée|de pointe)|manufactura avanzada|fabricación avanzada|manifattura avanzata|manufatura avançada|передов\\S+ производств\\S*|先端製造\\S*|先進製造\\S*|첨단 ?제조\\S*|التصنيع المتقدم|sản xuất tiên tiến|manufaktur maju|ileri imalat',
  'quantum-technology':
    'quanten\\S*|quantique\\S*|(?:tecnolog\\S+ |física |computación )?cuántic\\S+|quantistic\\S+|quântic\\S+|квантов\\S+(?: технолог\\S*)?|量子(?:技術|科学|コンピュ\\S*)?|양자(?: ?기술)?|تكنولوجيا الكم\\S*|công nghệ lượng tử|kuantum\\S*|ควอนตัม|kwantow\\S+',
  semiconductors:
    'halbleiter\\S*|semi-?conducteurs?|semiconductores|semiconduttori|semicondutores|полупроводник\\S*|半導体|반도체|أشباه الموصلات|bán dẫn|semikonduktor|yarı iletken\\S*|półprzewodnik\\S*',
  robotics:
    'robotik|robotique|robótica|robotica|робототехник\\S*|ロボット(?:工学)?|로봇(?:공학)?|الروبوتات?|robotika|หุ่นยนต์|robotyk\\S',
  aerospace:
    'luft- und raumfahrt\\S*|aérospatial\\S*|aeroespacial|aerospazial\\S|аэрокосмическ\\S+|航空宇宙\\S*|항공 ?우주\\S*|الفضاء الجوي|hàng không vũ trụ|havacılık ve uzay',
  'environmental-science':
    "umwelt(?:wissenschaft|technik|schutz)\\S*|sciences de l'environnement|ciencias? ambientales?|scienze ambientali|ciências ambientais|эколог\\S+|環境(?:科学|工学)|환경 ?(?:과학|공학)|علوم البيئة|khoa học môi trường|ilmu lingkungan",
  medicine:
    'medizin\\S*|médecine|medicina|медицин\\S*|医学|의학|(?:ال)?طب(?!ق|ع|يع)|y học|y khoa|kedokteran|แพทยศาสตร์|การแพทย์|tıp_?|medycyn\\S+|geneeskunde',
  agriculture:
    'landwirtschaft\\S*|agrarwissenschaft\\S*|agriculture|agronomi\\S*|agricultura|agricoltura|agrari\\S|сельск\\S+ хозяйств\\S*|агроном\\S+|農学|農業|농(?:업|학)|(?:ال)?زراعة|nông nghiệp|pertanian|เกษตร\\S*|tarım|rolnictw\\S+|landbouw',
  physics:
    'physik(?!al)|physique|física|fisica|физик\\S*|物理学?|물리학?|(?:ال)?فيزياء|vật lý|fisika|ฟิสิกส์|fizik|fizyk\\S|natuurkunde',
  chemistry: 'chemie|chimie|química|chimica|хими[яиюей]+|化学|화학|(?:ال)?كيمياء|hóa học|kimia|เคมี|kimya|chemii',
  mathematics:
    'mathemati[kq]\\S*|mathématiques?|matem[áa]ti[ck]\\S*|математи[кч]\\S*|数学|수학|(?:ال)?رياضيات|toán(?: học)?|คณิตศาสตร์|matematyk\\S+|matematyczn\\S+|wiskunde',
  engineering:
    'ingenieur(?:wesen|wissenschaft)?\\S*|ingénierie|ingénieurie|génie(?: civil)?|ingenier[íi]as?|ingegneri\\S+|engenharias?|инжен[её]р\\S*|工学|エンジニアリング|공학|(?:ال)?هندسة|kỹ thuật|rekayasa|teknik|วิศวกรรม\\S*|mühendisli\\S*|inżynier\\S+|techniek',
  technology:
    'techni[ck]\\S*|technolog\\S*|techniques?|tecnolog\\S*|technologies?|техни[кч]\\S*|технолог\\S*|技術|テクノロジー|기술|(?:ال)?(?:تكنولوجيا|تقنية|تقانة)|công nghệ|teknologi\\S*|เทคโนโลยี|teknoloji\\S*',
  science:
    'natur-?(?: und)?\\S*wissenschaft\\S*|wissenschaft\\S*|scientifi\\S+|científic\\S+|sciences?(?! po)|ciencias?|ciências?|scienz[ae]|естественн\\S+(?: наук\\S*)?|естественнонаучн\\S+|наук\\S{0,2}|(?:自然)?科学|理学|(?:자연 ?)?과학|(?:ال)?علوم|khoa học|sains|ilmu pengetahuan|วิทยาศาสตร์|(?<!\\p{L})fen(?: bilimleri)?(?!\\p{L})|bilim\\S*|nauk\\S*(?: ścisł\\S+)?|wetenschap\\S*',
});

export const ACTIVITIES_ABROAD: Names = names({
  research:
    'forschung\\S*|wissenschaft\\S*|recherche|scientifique\\S*|sciences?|investigación|científic\\S*|ciencia\\S*|ricerca|scientific\\S*|scienz\\S|pesquisa|investigação|ciência\\S*|научн\\S+|наук\\S*|исследован\\S+|科学技術|科学|研究|과학 ?기술|과학|연구|(?:ال)?بحث\\S*|(?:ال)?علوم|العلمي\\S*|nghiên cứu|khoa học|penelitian|sains|riset|วิจัย|วิทยาศาสตร์|araştırma\\S*|bilim\\S*|badań|badaw\\S+|naukow\\S+|nauk\\S|onderzoek|wetenschap\\S*',
  education:
    'bildung\\S*|lehr(?:e|en|tätigkeit)|unterricht\\S*|éducati\\S+|enseign\\S+|educa\\S+|docen\\S+|istruzione|insegnamento|formazione|ensino|образован\\S*|преподава\\S+|教育|교육|강의|(?:ال)?تعليم\\S*|تدريس|giáo dục|giảng dạy|pendidikan|การศึกษา|eğitim|edukac\\S+|oświat\\S+|onderwijs',
  culture: 'kultur\\S*|cultur\\S+|культур\\S*|文化|문화|(?:ال)?ثقاف\\S+|văn hóa|budaya|kebudayaan|วัฒนธรรม|kültür\\S*',
  entrepreneurship:
    "unternehmensgründung\\S*|gründung\\S*|existenzgründung|unternehmeri\\S+|entrepren\\S+|création d'entreprises?|emprend\\S+|empreend\\S+|imprenditori\\S+|предпринимат\\S*|стартап\\S*|起業|創業|창업|ريادة الأعمال|ريادي\\S*|khởi nghiệp|kewirausahaan|wirausaha|ผู้ประกอบการ|girişimci\\S*|przedsiębiorcz\\S+|ondernemer\\S*",
  business:
    'geschäft\\S*|kommerzi\\S+|wirtschaft\\S*|handel\\S*|affaires|commercia\\S+|comercia\\S+|commerce|negócio\\S*|negocio\\S*|comerci\\S+|affari|коммерч\\S+|делов\\S+|бизнес\\S*|ビジネス|商業|商務|비즈니스|상업|상무|사업|(?:ال)?أعمال|(?:ال)?تجار\\S+|kinh doanh|thương mại|bisnis|usaha|perdagangan|ธุรกิจ|การค้า|ticar\\S+|iş faaliyet\\S*|biznes\\S*|handlow\\S+|gospodarcz\\S+|zakelijk\\S*|zaken',
});

/** Degrees, the lowest first. */
export const DEGREES_ABROAD: Names = names({
  bachelor:
    "bachelor\\S*|(?<!\\p{L})licence(?! de)|licenciatura|licenciad[oa]s?|(?:título|titulación|estudios) (?:de grado|universitari[oa]s?|superior(?:es)?)|título superior|grado universitario|diplôme (?:universitaire|d'études supérieures)|hochschulabschluss|hochschulstudium|studienabschluss|laurea(?! magistrale| specialistica)|laureat[oi]|(?:curso|ensino|nível|formação) superior|graduação|bacharel\\S*|diploma universitário|бакалавр\\S*|высш\\S+ образовани\\S*|学士|大学卒業|大卒|학사|대졸|(?:ال)?بكالوريوس|(?:ال)?إجازة (?:جامعية|في)|cử nhân|(?:tốt nghiệp|trình độ) đại học|bằng đại học|sarjana(?! muda s)|strata (?:satu|1)|ปริญญาตรี|(?<!yüksek )(?<!\\p{L})lisans(?!üst)|licencjat\\S*|universitair diploma",
  master:
    'master\\S*|maîtrise|maestr[íi]a|máster|magistral\\S*|mestr(?:ado|e)|магистр\\S*|修士|석사|(?:ال)?ماجستير|thạc sĩ|magister|ปริญญาโท|yüksek lisans',
  doctorate:
    'doktor\\S*|promotion(?!en)|promoviert|doctorat\\S*|doctorad\\S*|dottorat\\S|doutora\\S+|кандидат\\S* наук|доктор\\S*|博士|박사|(?:ال)?دكتوراه|tiến sĩ|ปริญญาเอก',
});
