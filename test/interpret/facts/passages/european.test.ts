import { itStates, type Passage } from './labelled.ts';

/** Invented pages in the languages of missions in Europe and Latin America. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Документы для визы',
    url: 'http://kz.china-embassy.gov.cn/rus/x.htm',
    text: `Необходимо представить: паспорт, заполненную анкету, одну фотографию, диплом о высшем образовании и резюме.
Предварительная запись обязательна. Отпечатки пальцев сдают все заявители.`,
    facts: {
      'documents.required': ['passport', 'application-form', 'photo', 'degree-certificate', 'cv'],
      'procedure.appointment': true,
      'procedure.biometrics': true,
    },
  },
  {
    title: 'Visa K pour jeunes talents',
    url: 'http://fr.china-embassy.gov.cn/fra/x.htm',
    text: `Le demandeur doit être âgé de 18 à 40 ans et titulaire d'une licence au minimum.
Aucune lettre d'invitation n'est exigée.
Le visa permet des entrées multiples, avec un séjour de 180 jours au maximum, et il est valable cinq ans.
Le rendez-vous n'est pas nécessaire.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'visa.entries': 'multiple',
      'visa.stay': 'P180D',
      'visa.validity': 'P5Y',
      'procedure.appointment': false,
    },
  },
  {
    title: 'K-Visum für junge Fachkräfte',
    url: 'http://de.china-embassy.gov.cn/det/x.htm',
    text: `Antragsteller müssen mindestens 18 und dürfen höchstens 45 Jahre alt sein und einen Bachelorabschluss oder höher besitzen.
Eine Einladung ist nicht erforderlich.
Die Bearbeitung dauert vier Arbeitstage, im Expressverfahren zwei Arbeitstage.
Das Visum ist fünf Jahre gültig und berechtigt zu mehrfacher Einreise; jeder Aufenthalt darf 180 Tage nicht überschreiten.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'processing.regular.days': 4,
      'processing.express.days': 2,
      'visa.validity': 'P5Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P180D',
    },
  },
  {
    title: 'Вопросы и ответы о визе К',
    url: 'http://by.china-embassy.gov.cn/rus/x.htm',
    text: `Нужно ли приглашение? Нет, не нужно.
Какой возраст? От 18 до 40 лет включительно.
Нужна ли запись? Да, записаться можно на сайте.
Сколько стоит виза? Однократная — 60 евро, многократная — 120 евро.
Сколько ждать? Пять рабочих дней, в срочном порядке — три рабочих дня.`,
    facts: {
      'sponsor.required': false,
      'eligibility.age.min': 18,
      'eligibility.age.max': 40,
      'procedure.appointment': true,
      fee: [
        { entries: 'single', amount: 60, currency: 'EUR' },
        { entries: 'multiple', amount: 120, currency: 'EUR' },
      ],
      'processing.regular.days': 5,
      'processing.express.days': 3,
    },
  },
  {
    title: 'Объявление',
    url: 'http://kg.china-embassy.gov.cn/rus/x.htm',
    text: `С 1 мая 2027 года документы на визу подаются через Китайский визовый центр. Посольство заявления больше не принимает. Срок действия многократной визы — один год, срок пребывания — до 30 дней.`,
    facts: {
      'effective.from': '2027-05-01',
      'procedure.channel': ['visa-centre'],
      'visa.entries': 'multiple',
      'visa.validity': 'P1Y',
      'visa.stay': 'P30D',
    },
  },
  {
    title: 'Foire aux questions sur le visa K',
    url: 'http://ch.china-embassy.gov.cn/fra/x.htm',
    text: `Faut-il un employeur en Chine ? Non.
Quel diplôme faut-il ? Au moins un master en sciences ou en ingénierie.
Les empreintes sont-elles relevées ? Oui, pour tous les demandeurs.
Dépôt : au Centre de service des demandes de visa chinois, sur rendez-vous uniquement.
Délai : quatre jours ouvrables (trois en express).
Tarif : CHF 80 pour une entrée, CHF 120 pour deux entrées.`,
    facts: {
      'sponsor.required': false,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['science', 'engineering'],
      'procedure.biometrics': true,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
      'processing.regular.days': 4,
      'processing.express.days': 3,
      fee: [
        { entries: 'single', amount: 80, currency: 'CHF' },
        { entries: 'double', amount: 120, currency: 'CHF' },
      ],
    },
  },
  {
    title: 'Häufige Fragen zum K-Visum',
    url: 'http://ch.china-embassy.gov.cn/det/x.htm',
    text: `Wie alt darf ich sein? Zwischen 18 und 45 Jahren.
Brauche ich eine Einladung? Nein.
Muss ich einen Termin buchen? Ja, online.
Welche Unterlagen brauche ich? Reisepass, Antragsformular, Passfoto, Hochschulabschluss und Lebenslauf.
Ab 1. Januar 2027 beträgt die Gebühr für eine einmalige Einreise 80 CHF.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'procedure.appointment': true,
      'documents.required': ['passport', 'application-form', 'photo', 'degree-certificate', 'cv'],
      'effective.from': '2027-01-01',
      fee: [{ entries: 'single', amount: 80, currency: 'CHF' }],
    },
  },
  {
    title: 'Порядок оформления виз',
    url: 'http://ru.china-embassy.gov.cn/rus/y.htm',
    text: `Документы принимаются в Визовом центре без предварительной записи. Почтой документы не принимаются.
Необходимы: загранпаспорт, анкета, распечатанная с сайта, фото.
Обычное оформление — четыре рабочих дня, срочное — два-три рабочих дня.
Дактилоскопия для краткосрочных виз временно не проводится до 31 декабря 2027 года.`,
    facts: {
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': false,
      'documents.required': ['passport', 'application-form', 'photo'],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.biometrics': false,
      'effective.until': '2027-12-31',
    },
  },
  {
    title: 'Preguntas sobre la visa K',
    url: 'http://co.china-embassy.gov.cn/esp/y.htm',
    text: `¿Se necesita carta de invitación? No.
¿Hay límite de edad? Sí, 40 años.
¿Cuánto tarda? Cuatro días hábiles; servicio urgente, dos días hábiles.
¿Cuánto cuesta? 60 dólares por una entrada y 90 dólares por dos entradas.
¿Hay que pedir cita? No es necesario.`,
    facts: {
      'sponsor.required': false,
      'eligibility.age.max': 40,
      'processing.regular.days': 4,
      'processing.express.days': 2,
      fee: [
        { entries: 'single', amount: 60, currency: 'USD' },
        { entries: 'double', amount: 90, currency: 'USD' },
      ],
      'procedure.appointment': false,
    },
  },
  {
    title: 'Visagebühren und Bearbeitung',
    url: 'http://at.china-embassy.gov.cn/det/y.htm',
    text: `Einmalige Einreise: 60 EUR
Zweimalige Einreise: 90 EUR
Mehrmalige Einreise: 120 EUR
Expresszuschlag: 25 EUR
Normale Bearbeitung: 4 Werktage; Express: 3 Werktage.
Anträge werden nur nach Terminvereinbarung angenommen.`,
    facts: {
      fee: [
        { entries: 'single', amount: 60, currency: 'EUR' },
        { entries: 'double', amount: 90, currency: 'EUR' },
        { entries: 'multiple', amount: 120, currency: 'EUR' },
        { amount: 25, currency: 'EUR' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.appointment': true,
    },
  },
];

itStates(PASSAGES);
