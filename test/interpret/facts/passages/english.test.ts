import { itStates, type Passage } from './labelled.ts';

/** Invented pages in the English of missions, visa centres and cities. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Frequently Asked Questions on the K Visa',
    url: 'http://us.china-embassy.gov.cn/eng/x.htm',
    text: `Q: How old may I be?
A: You must be 18 or over and must not have turned 46 on the day you submit the form.
Q: Do I need a job offer or an invitation letter from China?
A: No, neither is needed.
Q: Which degrees count?
A: A bachelor's degree or higher in a STEM subject from a well-known university.
Q: Can my spouse come with me?
A: Yes. Spouses and minor children may apply for accompanying visas.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'eligibility.degree.min': 'bachelor',
      'eligibility.institution': 'a well-known university',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'family.allowed': true,
    },
  },
  {
    title: 'Documents for a K visa',
    url: 'http://ie.china-embassy.gov.cn/eng/x.htm',
    text: `Please bring:
(a) your passport, valid for more than six months, with two blank pages;
(b) the completed and signed application form with a colour photograph;
(c) your diploma or degree certificate, legalised or apostilled;
(d) a letter from your current employer or university, or a record of publications;
(e) a curriculum vitae.
Police certificates are no longer required.`,
    facts: {
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'degree-certificate',
        'degree-authentication',
        'employment-proof',
        'research-proof',
        'cv',
      ],
    },
  },
  {
    title: 'Visa service adjustments',
    url: 'http://za.china-embassy.gov.cn/eng/x.htm',
    text: `With effect from Monday 3 May 2027, all applicants must book an appointment online before visiting the Visa Application Service Centre. Postal applications will be accepted again. Fingerprints are waived for applicants whose stay does not exceed 180 days until 31 December 2027.`,
    facts: {
      'effective.from': '2027-05-03',
      'effective.until': '2027-12-31',
      'procedure.appointment': true,
      'procedure.channel': ['visa-centre', 'mail'],
      'procedure.biometrics': false,
    },
  },
  {
    title: 'K visa: what holders can do',
    url: 'http://www.nia.gov.cn/eng/x.html',
    text: `K visa holders may engage in exchanges in education, science and technology, and culture, as well as in related entrepreneurial and business activities. Working for an employer in China still requires a work permit.`,
    facts: {
      'activities.allowed': ['education', 'research', 'culture', 'entrepreneurship', 'business'],
      'employment.permitted': 'with-permit',
    },
  },
  {
    title: "Spokesperson's remarks on the K visa",
    url: 'https://english.www.gov.cn/x.html',
    text: `Some reports claim that K visa applicants need no degree and can work freely. These claims are false. The detailed requirements on age, educational background and work experience will be published by Chinese embassies and consulates.`,
    facts: {},
  },
  {
    title: 'Important notice',
    url: 'http://gh.china-embassy.gov.cn/eng/x.htm',
    text: `Previously applicants for the K visa had to be under 40. This limit has been abolished. Applicants of any age who hold a doctoral degree may now apply.`,
    facts: { 'eligibility.degree.min': 'doctorate' },
  },
  {
    title: 'K-visa conditions',
    url: 'http://ae.china-embassy.gov.cn/eng/x.htm',
    text: `Age: 18 to 45 (inclusive)
Education: Bachelor or above
Fields: science, technology, engineering, mathematics
Invitation: not required
Validity: up to 5 years
Duration of each stay: 90 days
Entries: multiple`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'sponsor.required': false,
      'visa.validity': 'P5Y',
      'visa.stay': 'P90D',
      'visa.entries': 'multiple',
    },
  },
  {
    title: 'Visado K',
    url: 'http://es.china-embassy.gov.cn/esp/x.htm',
    text: `A partir del 1 de octubre de 2026 se admiten solicitudes del visado K. Los solicitantes deben tener entre 18 y 45 años y título de grado o superior en ciencia, tecnología, ingeniería o matemáticas.
No hace falta carta de invitación. Es obligatorio pedir cita previa.
La tramitación dura cuatro días hábiles.`,
    facts: {
      'effective.from': '2026-10-01',
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'sponsor.required': false,
      'procedure.appointment': true,
      'processing.regular.days': 4,
    },
  },
  {
    title: 'K Visa at a glance',
    url: 'http://fi.china-embassy.gov.cn/eng/x.htm',
    text: `Who: scientists and engineers up to and including 40 years of age
Qualification: Master's or PhD from a recognised university
Host in China: none needed
Stay: up to 180 days per visit
Validity: two years
Number of entries: unlimited
Fee: EUR 60
How long it takes: 4 working days (express: 2)
Where: Visa Application Service Centre, Helsinki`,
    facts: {
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.institution': 'a recognised university',
      'sponsor.required': false,
      'visa.stay': 'P180D',
      'visa.validity': 'P2Y',
      'visa.entries': 'multiple',
      fee: [{ amount: 60, currency: 'EUR' }],
      'processing.regular.days': 4,
      'processing.express.days': 2,
      'procedure.channel': ['visa-centre'],
    },
  },
  {
    title: 'Change of visa procedure',
    url: 'http://mt.china-embassy.gov.cn/eng/x.htm',
    text: `Effective 15.01.2027 visa applications shall be lodged with the Chinese Visa Application Service Centre in Valletta; the Consular Office no longer receives applications except for diplomatic and service visas. Appointments are strongly recommended but not compulsory.`,
    facts: { 'effective.from': '2027-01-15', 'procedure.channel': ['visa-centre'], 'procedure.appointment': false },
  },
  {
    title: 'Clarification',
    url: 'http://cy.china-embassy.gov.cn/eng/x.htm',
    text: `It has come to our attention that websites advertise K visas for USD 2,000 with an age limit of 60. This is not correct. The Embassy charges no fee for enquiries and has not authorised any agency.`,
    facts: {},
  },
  {
    title: 'Short-term measures',
    url: 'http://np.china-embassy.gov.cn/eng/x.htm',
    text: `Between 1 May and 31 October 2027 applicants for single- and double-entry L, M, F, G and C visas need not give fingerprints. Applicants for Z, X1, Q1, S1, J1 and D visas must still do so.`,
    facts: { 'effective.from': '2027-05-01', 'effective.until': '2027-10-31', 'procedure.biometrics': false },
  },
  {
    title: 'K visas: common misunderstandings',
    url: 'http://qa.china-embassy.gov.cn/eng/y.htm',
    text: `Myth: anyone under 45 gets a K visa.
Fact: applicants must also hold a bachelor's degree or higher in STEM.
Myth: a K visa replaces the work permit.
Fact: anyone who takes up employment must obtain a work permit first.`,
    facts: {
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'employment.permitted': 'with-permit',
    },
  },
];

itStates(PASSAGES);
