import { itStates, type Passage } from './labelled.ts';

/** Invented pages as missions and visa centres write them. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Legalisation von Urkunden',
    url: 'http://de.china-embassy.gov.cn/det/lsfw/leg.htm',
    text: `Für die Legalisation reichen Sie bitte die Urkunde im Original, eine Kopie Ihres Reisepasses und das Antragsformular ein. Die Gebühr beträgt 20 Euro je Urkunde. Die Bearbeitung dauert vier Arbeitstage.`,
    facts: {},
  },
  {
    title: 'Suppression de la prise de rendez-vous en ligne',
    url: 'http://tn.china-embassy.gov.cn/fra/lsfw/ann.htm',
    text: `Afin de faciliter les échanges, l'Ambassade de Chine en Tunisie supprime, à partir du 15 avril 2025, la prise de rendez-vous en ligne pour les demandes de visa. Les demandeurs peuvent se rendre directement à la section consulaire aux heures d'ouverture (les mardis et jeudis matin) munis des documents requis.`,
    facts: {
      'procedure.appointment': false,
      'effective.from': '2025-04-15',
      'procedure.channel': ['embassy'],
    },
  },
  {
    title: 'Wichtige Mitteilung',
    url: 'http://bern.china-embassy.gov.cn/ger/b.htm',
    text: `Ab 1. April 2025 ist das vorherige Buchen eines Termins für Visaanträge nicht länger Pflicht. Wer einen Antrag stellen möchte, kommt während der Öffnungszeiten (Mo–Fr 9:00–12:00) einfach mit den vollständigen Unterlagen zum Schalter der Botschaft. Anträge per Post nehmen wir nicht entgegen.
Inhaberinnen und Inhaber eines Diplomatenpasses wenden sich an die politische Abteilung.`,
    facts: {
      'procedure.appointment': false,
      'effective.from': '2025-04-01',
      'procedure.channel': ['embassy'],
    },
  },
  {
    title: 'Beschluss des Staatsrats zur Änderung der Bestimmungen über die Ein- und Ausreise von Ausländern',
    url: 'http://de.china-embassy.gov.cn/det/d.htm',
    text: `Der Beschluss tritt am 1. Oktober 2025 in Kraft.
Er fügt den gewöhnlichen Visa die Kategorie „K-Visum“ hinzu, das ausländischen jungen Talenten in Wissenschaft und Technik erteilt wird. Wer es beantragt, muss die von den zuständigen Behörden festgelegten Bedingungen erfüllen und die entsprechenden Nachweise einreichen.
Inhaber können nach der Einreise am Austausch in Bildung, Wissenschaft und Technik sowie Kultur teilnehmen und unternehmerisch und geschäftlich tätig sein.`,
    facts: {
      'effective.from': '2025-10-01',
      'activities.allowed': ['research', 'education', 'culture', 'entrepreneurship', 'business'],
    },
  },
  {
    title: 'Le visa K en pratique',
    url: 'http://lyon.china-consulate.gov.cn/fra/a.htm',
    text: `Qui peut en bénéficier ? Les diplômés (niveau master au minimum) de moins de 36 ans.
Faut-il être invité par une entité chinoise ? Non, ce n'est pas exigé.
Combien d'entrées ? Deux, à utiliser dans les 12 mois suivant la délivrance.
Quelle est la durée de séjour autorisée ? 60 jours par entrée.
Peut-on exercer une activité salariée ? Non.
Doit-on passer un entretien ? Seulement si l'agent consulaire l'estime utile.
Le relevé d'empreintes est-il obligatoire ? Oui.`,
    facts: {
      'eligibility.age.max': 35,
      'eligibility.degree.min': 'master',
      'sponsor.required': false,
      'visa.entries': 'double',
      'visa.stay': 'P60D',
      'employment.permitted': 'no',
      'procedure.biometrics': true,
    },
  },
  {
    title: "Liste des documents (visa d'affaires M)",
    url: 'http://ma.china-embassy.gov.cn/fra/c.htm',
    text: `Le dossier comporte :
– le passeport (validité d'au moins six mois) et sa photocopie ;
– le formulaire signé ;
– deux photos 33 x 48 mm ;
– une lettre d'invitation délivrée par le partenaire commercial chinois ;
– le registre de commerce ou une attestation de travail ;
– un relevé bancaire des trois derniers mois.
Le passeport diplomatique est dispensé de frais. L'ambassade peut réclamer d'autres pièces.`,
    facts: {
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'invitation-letter',
        'employment-proof',
        'financial-proof',
      ],
    },
  },
  {
    title: 'Service de passeports pour les citoyens chinois',
    url: 'http://fr.china-embassy.gov.cn/fra/d.htm',
    text: `Les citoyens chinois souhaitant renouveler leur passeport doivent prendre rendez-vous via l'application « China Consular Affairs ». Documents : ancien passeport, photo, formulaire. Frais : 18 euros.`,
    facts: {},
  },
  {
    title: 'Mededeling',
    url: 'http://nl.china-embassy.gov.cn/nld/a.htm',
    text: `Met ingang van 1 maart 2025 hoeft u voor het indienen van een visumaanvraag geen afspraak meer te maken. Aanvragen per post worden niet in behandeling genomen. Een visum kost 126 euro; voor spoedbehandeling betaalt u 25 euro extra. De normale behandeltijd is vier werkdagen.`,
    facts: {
      'effective.from': '2025-03-01',
      'procedure.appointment': false,
      fee: [
        { amount: 126, currency: 'EUR' },
        { amount: 25, currency: 'EUR' },
      ],
      'processing.regular.days': 4,
    },
  },
  {
    title: 'Hinweise zur Visumbeantragung',
    url: 'http://muenchen.china-consulate.gov.cn/det/1.htm',
    text: `Sehr geehrte Antragstellerinnen und Antragsteller,
seit dem 8. Dezember 2025 steht das neue Online-Portal für die Visumbeantragung zur Verfügung. Bitte laden Sie Ihre Unterlagen dort hoch und warten Sie auf die Mitteilung „Online-Prüfung abgeschlossen“. Erst danach geben Sie Ihren Reisepass im Visazentrum ab; das ist ohne Terminabsprache möglich.
Die Gebühr für Deutsche beläuft sich auf 102,30 Euro. Bei Abholung am dritten Werktag fallen 25 Euro Expressgebühr an.`,
    facts: {
      'effective.from': '2025-12-08',
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      fee: [
        { nationality: 'DE', amount: 102.3, currency: 'EUR' },
        { nationality: 'DE', amount: 25, currency: 'EUR' },
      ],
      'processing.express.days': 3,
    },
  },
  {
    title: 'Wer kann das K-Visum erhalten?',
    url: 'http://de.china-embassy.gov.cn/det/2.htm',
    text: `Das Visum der Kategorie K erhalten Ausländerinnen und Ausländer, die das 45. Lebensjahr noch nicht überschritten haben, über einen Master- oder Doktorgrad einer weltweit führenden Hochschule in Informatik, Biotechnologie oder Materialwissenschaft verfügen und mindestens drei Jahre einschlägige Forschungserfahrung nachweisen. Einer Einladung bedarf es nicht. Das Visum wird in der Regel mit einer Laufzeit von zwei Jahren für beliebig viele Einreisen ausgestellt; ein einzelner Aufenthalt darf 120 Tage nicht übersteigen.`,
    facts: {
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'master',
      'eligibility.institution': 'weltweit führenden Hochschule',
      'eligibility.fields': ['computer-science', 'biotechnology', 'materials-science'],
      'eligibility.experience.years': 3,
      'sponsor.required': false,
      'visa.validity': 'P2Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P120D',
    },
  },
  {
    title: 'Dépôt des demandes : ce qui change',
    url: 'http://marseille.china-consulate.gov.cn/fra/1.htm',
    text: `Depuis le 30 septembre 2024, il n'y a plus lieu de fixer un rendez-vous avant de venir au Centre de visas de Marseille. Les empreintes digitales ne seront pas prises pour les visas de court séjour jusqu'au 31 décembre 2025 inclus. Le formulaire se remplit toujours en ligne.
Comptez quatre jours ouvrables. Le service d'urgence (deux jours ouvrables) coûte 37,20 euros de plus.`,
    facts: {
      'effective.from': '2024-09-30',
      'procedure.appointment': false,
      'effective.until': '2025-12-31',
      'procedure.biometrics': false,
      'procedure.channel': ['online', 'visa-centre'],
      'processing.regular.days': 4,
      'processing.express.days': 2,
      fee: [{ amount: 37.2, currency: 'EUR' }],
    },
  },
  {
    title: 'Annonce sur la catégorie K',
    url: 'http://dz.china-embassy.gov.cn/fra/2.htm',
    text: `Par décret n° 814 du Conseil d'État, signé le 7 août 2025, une catégorie K est ajoutée aux visas ordinaires. Cette disposition prend effet au 1er octobre 2025.
Le candidat doit avoir 40 ans au plus et un diplôme de niveau licence au moins (sciences, technologies, ingénierie, mathématiques). Le parrainage d'un employeur n'est pas une condition. La conduite d'un entretien est systématique.
La famille (conjoint, enfants mineurs) peut solliciter un visa pour l'accompagner. Tout travail salarié suppose un permis de travail préalable.`,
    facts: {
      'effective.from': '2025-10-01',
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['mathematics', 'engineering', 'technology', 'science'],
      'sponsor.required': false,
      'procedure.interview': true,
      'family.allowed': true,
      'employment.permitted': 'with-permit',
    },
  },
  {
    title: 'Horaires pendant les fêtes',
    url: 'http://ca.china-embassy.gov.cn/fra/3.htm',
    text: `Notre bureau sera fermé du 1er au 7 octobre 2025 à l'occasion de la Fête nationale. Les rendez-vous pris pour ces dates sont reportés.`,
    facts: {},
  },
  {
    title: 'Erinnerung zu Visum und Registrierung',
    url: 'http://de.china-embassy.gov.cn/det/x.htm',
    text: `Ausländer müssen sich binnen 24 Stunden nach der Einreise bei der Polizei anmelden. Wer sein Visum überzieht, muss mit einer Geldstrafe bis 10.000 Yuan rechnen. Inhaber eines Touristenvisums dürfen nicht arbeiten. Kinder unter 16 Jahren reisen mit eigenem Pass.`,
    facts: {
      'employment.permitted': 'no',
    },
  },
];

itStates(PASSAGES);
