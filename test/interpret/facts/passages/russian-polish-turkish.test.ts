import { itStates, type Passage } from './labelled.ts';

/** Invented pages as missions and visa centres write them. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'K Vizesi Başvurusu',
    url: 'http://tr.china-embassy.gov.cn/tur/k.htm',
    text: `Başvuru sahibi 18-45 yaş arasında olmalı ve fen, teknoloji, mühendislik veya matematik alanında en az lisans derecesine sahip olmalıdır. Davet mektubu veya Çin'de bir işveren gerekmez.
Gerekli belgeler: pasaport, başvuru formu, fotoğraf, diploma, özgeçmiş.
Vize işlemleri 4 iş günü sürer. Başvurular Çin Vize Başvuru Merkezine randevu alınarak yapılır.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['mathematics', 'engineering', 'technology', 'science'],
      'sponsor.required': false,
      'documents.required': ['degree-certificate', 'cv', 'photo', 'application-form', 'passport'],
      'processing.regular.days': 4,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
    },
  },
  {
    title: 'Wiza K – informacje dla wnioskodawców',
    url: 'http://pl.china-embassy.gov.cn/pol/k.htm',
    text: `O wizę K mogą ubiegać się osoby w wieku od 18 do 45 lat, posiadające co najmniej tytuł licencjata w dziedzinie nauk ścisłych, technologii, inżynierii lub matematyki. Zaproszenie ani pracodawca w Chinach nie są wymagane.
Wymagane dokumenty: paszport, formularz wniosku wizowego, fotografia, dyplom ukończenia studiów, życiorys.
Wnioski składa się w Chińskim Centrum Obsługi Wniosków Wizowych. Czas rozpatrywania wynosi 4 dni robocze.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['mathematics', 'engineering', 'technology', 'science'],
      'sponsor.required': false,
      'documents.required': ['degree-certificate', 'cv', 'photo', 'application-form', 'passport'],
      'procedure.channel': ['visa-centre'],
      'processing.regular.days': 4,
    },
  },
  {
    title: 'Объявление',
    url: 'http://uz.china-embassy.gov.cn/rus/b.htm',
    text: `Посольство сообщает, что начиная с 5 мая 2025 г. подать документы на визу можно только через Китайский визовый центр в г. Ташкенте; в самом посольстве приём документов прекращается. Записываться заранее не надо. Рассмотрение занимает 4 рабочих дня, при срочном оформлении — 2-3 рабочих дня. Лица, которым уже исполнилось 70 лет, и дети до 14 лет отпечатки пальцев не сдают, остальные обязаны их сдать.`,
    facts: {
      'effective.from': '2025-05-05',
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': false,
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.biometrics': true,
    },
  },
  {
    title: 'Деловая виза (M): что нужно',
    url: 'https://www.visaforchina.cn/LED2_RU/c',
    text: `Паспорт; заполненная и подписанная анкета; фото; приглашение от китайского партнёра; справка с работы; выписка с банковского счёта.
Гражданам третьих стран — вид на жительство в России.
При повторном обращении — копия прежней китайской визы.`,
    facts: {
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'invitation-letter',
        'employment-proof',
        'financial-proof',
        'residence-proof',
        'previous-visa',
      ],
      'sponsor.required': true,
    },
  },
  {
    title: 'Komunikat',
    url: 'http://gdansk.china-consulate.gov.cn/pol/a.htm',
    text: `Od 1 lipca 2025 r. osoby ubiegające się o wizy krótkoterminowe są zwolnione z obowiązku pobierania odcisków palców do dnia 31 grudnia 2025 r. Wnioski składa się osobiście lub przez pełnomocnika w Chińskim Centrum Obsługi Wniosków Wizowych w Warszawie; umawianie wizyty nie jest wymagane. Opłata za wizę jednokrotną wynosi 240 zł, za dwukrotną 360 zł.`,
    facts: {
      'effective.from': '2025-07-01',
      'effective.until': '2025-12-31',
      'procedure.biometrics': false,
      'procedure.channel': ['visa-centre', 'agent'],
      'procedure.appointment': false,
      fee: [
        { entries: 'single', amount: 240, currency: 'PLN' },
        { entries: 'double', amount: 360, currency: 'PLN' },
      ],
    },
  },
  {
    title: 'О порядке подачи визовых заявлений',
    url: 'http://yekaterinburg.china-consulate.gov.cn/rus/1.htm',
    text: `1. Анкета заполняется на сайте; туда же загружаются сканы документов.
2. После уведомления о завершении онлайн-проверки заявитель приносит паспорт в визовый центр. Запись отменена.
3. Сбор за однократную визу для граждан России — 3 900 руб., за двукратную — 5 850 руб.
4. Готовый паспорт выдаётся на пятый рабочий день.
5. Заявители моложе 14 лет отпечатки не сдают.`,
    facts: {
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      'documents.required': ['application-form', 'passport'],
      fee: [
        { entries: 'single', nationality: 'RU', amount: 3900, currency: 'RUB' },
        { entries: 'double', nationality: 'RU', amount: 5850, currency: 'RUB' },
      ],
      'processing.regular.days': 5,
    },
  },
  {
    title: 'Ответы на вопросы о визе категории К',
    url: 'http://ru.china-embassy.gov.cn/rus/2.htm',
    text: `Вопрос: Есть ли ограничения по возрасту?
Ответ: Да, заявителю должно быть менее 41 года.
Вопрос: Какое образование необходимо?
Ответ: Не ниже магистратуры.
Вопрос: Обязательно ли приглашение?
Ответ: Нет, не обязательно.
Вопрос: Берут ли отпечатки пальцев?
Ответ: Берут у всех.
Вопрос: На какой срок выдаётся виза?
Ответ: На три года, многократная; пребывание — не дольше 90 дней за одну поездку.
Вопрос: Могу ли я устроиться на работу?
Ответ: Только при наличии разрешения на работу.
Вопрос: Сколько стоит?
Ответ: 7 000 рублей.`,
    facts: {
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'sponsor.required': false,
      'procedure.biometrics': true,
      'visa.validity': 'P3Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P90D',
      'employment.permitted': 'with-permit',
      fee: [{ amount: 7000, currency: 'RUB' }],
    },
  },
  {
    title: 'Замена паспорта граждан КНР',
    url: 'http://kg.china-embassy.gov.cn/rus/3.htm',
    text: `Граждане КНР для замены паспорта записываются на приём через приложение и приносят старый паспорт и фотографию. Сбор — 18 долларов США, срок — 10 рабочих дней.`,
    facts: {},
  },
  {
    title: 'K Vizesi Şartları',
    url: 'http://tr.china-embassy.gov.cn/tur/1.htm',
    text: `Başvuru sahibi 40 yaşını geçmemiş olmalı, tanınmış bir üniversiteden mühendislik, matematik veya temel bilimler alanında lisans derecesi almış olmalıdır. Davetiye aranmaz. Vize çok girişlidir, 3 yıl geçerlidir ve her girişte 90 gün kalış hakkı verir. Çalışma izni olmadan çalışılamaz. Bu esaslar 1 Ocak 2026 tarihinden itibaren uygulanır.`,
    facts: {
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'bachelor',
      'eligibility.institution': 'tanınmış bir üniversiteden',
      'eligibility.fields': ['mathematics', 'engineering', 'science'],
      'sponsor.required': false,
      'visa.entries': 'multiple',
      'visa.validity': 'P3Y',
      'visa.stay': 'P90D',
      'employment.permitted': 'with-permit',
      'effective.from': '2026-01-01',
    },
  },
  {
    title: 'Dokumenty do wizy turystycznej',
    url: 'http://pl.china-embassy.gov.cn/pol/1.htm',
    text: `Należy przedłożyć: paszport ważny co najmniej 6 miesięcy, wypełniony formularz, jedno zdjęcie, rezerwację lotu i hotelu. Cudzoziemcy mieszkający w Polsce: karta pobytu.
Czas oczekiwania: 4 dni robocze (tryb ekspresowy: 3 dni robocze, dopłata 100 zł).`,
    facts: {
      'documents.required': ['photo', 'itinerary', 'application-form', 'passport', 'residence-proof'],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      fee: [{ amount: 100, currency: 'PLN' }],
    },
  },
];

itStates(PASSAGES);
