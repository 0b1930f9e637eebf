import { itStates, type Passage } from './labelled.ts';

/** Invented pages as missions and visa centres write them. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Visto K – resumo',
    url: 'http://riodejaneiro.china-consulate.gov.cn/por/a.htm',
    text: `Faixa etária: 18 a 40 anos
Escolaridade: mestrado ou doutorado
Áreas: inteligência artificial, biotecnologia, novos materiais, engenharia
Convite: dispensado
Entrevista: obrigatória
Número de entradas: duas
Validade: 1 ano
Permanência: 30 dias por entrada
Taxa: US$ 140
Prazo: 10 dias úteis`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['artificial-intelligence', 'biotechnology', 'materials-science', 'engineering'],
      'sponsor.required': false,
      'procedure.interview': true,
      'visa.entries': 'double',
      'visa.validity': 'P1Y',
      'visa.stay': 'P30D',
      fee: [{ amount: 140, currency: 'USD' }],
      'processing.regular.days': 10,
    },
  },
  {
    title: 'Documentos para visto de turismo (L)',
    url: 'http://cv.china-embassy.gov.cn/por/b.htm',
    text: `O interessado apresenta: passaporte válido por mais de seis meses, formulário assinado, uma fotografia tipo passe, reserva de hotel e bilhete de ida e volta. Os estrangeiros residentes juntam o título de residência. Os serviços consulares podem solicitar extrato bancário.
Atendimento às segundas, quartas e sextas.`,
    facts: {
      'documents.required': ['photo', 'itinerary', 'application-form', 'passport', 'residence-proof'],
    },
  },
  {
    title: 'Exención de visado para ciudadanos españoles',
    url: 'http://es.china-embassy.gov.cn/esp/v.htm',
    text: `Del 30 de noviembre de 2024 al 31 de diciembre de 2026, los titulares de pasaporte ordinario español podrán entrar en China sin visado para negocios, turismo, visita a familiares, intercambio o tránsito por un período no superior a 30 días.`,
    facts: {
      'effective.from': '2024-11-30',
      'effective.until': '2026-12-31',
    },
  },
  {
    title: 'Guía para solicitar el visado',
    url: 'https://www.visaforchina.cn/MAD2_ES/1',
    text: `PASO 1. Entre en la web del Centro y cumplimente el formulario; cargue las copias de los documentos.
PASO 2. Cuando reciba el correo de «revisión completada», acuda al Centro con su pasaporte. Ya no se trabaja con cita.
PASO 3. Abone las tasas: visado 63,30 € (españoles), servicio del Centro 66,55 €.
PASO 4. Recoja su pasaporte al cabo de 4 días laborables (3 si pidió el servicio exprés).`,
    facts: {
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      fee: [
        { nationality: 'ES', amount: 63.3, currency: 'EUR' },
        { nationality: 'ES', amount: 66.55, currency: 'EUR' },
      ],
      'documents.required': ['passport'],
      'processing.regular.days': 4,
      'processing.express.days': 3,
    },
  },
  {
    title: 'Visa K: requisitos y documentos',
    url: 'http://do.china-embassy.gov.cn/esp/2.htm',
    text: `Requisitos
- Haber cumplido 18 años y tener menos de 41.
- Poseer grado académico de maestría o doctorado.
- Campo de estudio: inteligencia artificial, robótica, semiconductores o energías renovables.
Documentos
- Original y copia del pasaporte
- Solicitud en línea impresa y firmada
- 1 foto tamaño pasaporte
- Copia apostillada del título
- Récord de notas
- Certificado de no antecedentes penales
- Constancia de trabajo
Nota: esta Embajada se reserva el derecho de pedir una entrevista.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['artificial-intelligence', 'new-energy', 'semiconductors', 'robotics'],
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'degree-authentication',
        'degree-certificate',
        'transcript',
        'no-criminal-record',
        'employment-proof',
      ],
    },
  },
  {
    title: 'Aviso: exoneración de cita previa',
    url: 'http://pa.china-embassy.gov.cn/esp/3.htm',
    text: `La Sección Consular informa que desde el lunes 3 de febrero de 2025 queda eliminado el requisito de cita previa. Las personas interesadas pueden apersonarse en ventanilla de lunes a viernes. Quienes ya tenían cita pueden venir en la fecha que deseen.`,
    facts: {},
  },
  {
    title: 'Scheda informativa: visto K',
    url: 'http://firenze.china-consulate.gov.cn/ita/1.htm',
    text: `Età: dai 18 ai 45 anni
Titolo di studio: almeno laurea triennale
Settori: scienza, tecnologia, ingegneria, matematica
Lettera d'invito: non necessaria
Ingressi: multipli
Durata del visto: 5 anni
Durata di ogni soggiorno: fino a 180 giorni
Lavoro subordinato: non consentito
Familiari al seguito: ammessi
Colloquio: no
Impronte: sì
Costo: € 130,00
Tempi: 4 giorni lavorativi`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['mathematics', 'engineering', 'technology', 'science'],
      'sponsor.required': false,
      'visa.entries': 'multiple',
      'visa.validity': 'P5Y',
      'visa.stay': 'P180D',
      'employment.permitted': 'no',
      'family.allowed': true,
      'procedure.interview': false,
      'procedure.biometrics': true,
      fee: [{ amount: 130, currency: 'EUR' }],
      'processing.regular.days': 4,
    },
  },
  {
    title: 'Comunicazione',
    url: 'http://it.china-embassy.gov.cn/ita/2.htm',
    text: `A decorrere dal 1° settembre 2025 l'Ambasciata trasferisce al Centro Visti di Roma la ricezione di tutte le richieste di visto presentate da titolari di passaporto ordinario. Le richieste per passaporti diplomatici e di servizio continuano a essere presentate in Ambasciata. Per i visti d'affari occorre allegare la lettera d'invito della controparte cinese.`,
    facts: {
      'effective.from': '2025-09-01',
      'procedure.channel': ['embassy', 'visa-centre'],
      'sponsor.required': true,
      'documents.required': ['invitation-letter'],
    },
  },
  {
    title: 'Comunicado nº 3',
    url: 'http://br.china-embassy.gov.cn/por/1.htm',
    text: `Informamos que o recolhimento de impressões digitais fica dispensado, até 31 de dezembro de 2026, para quem solicitar visto de curta duração. O comparecimento pessoal deixa de ser necessário: o pedido pode ser entregue por agência de viagens ou procurador no Centro de Solicitação de Vistos da China.
O valor do visto para brasileiros é de R$ 395 (qualquer número de entradas).`,
    facts: {
      'procedure.biometrics': false,
      'effective.until': '2026-12-31',
      'procedure.channel': ['visa-centre', 'agent'],
      fee: [{ nationality: 'BR', amount: 395, currency: 'BRL' }],
    },
  },
  {
    title: 'Visto K: quem pode pedir',
    url: 'http://pt.china-embassy.gov.cn/por/2.htm',
    text: `Jovens especialistas estrangeiros até aos 39 anos, licenciados (ou com grau superior) por universidades de referência. Não se exige experiência profissional nem contrato com entidade patronal chinesa. Concede-se por dois anos, com entradas múltiplas, para estadas de até 90 dias. O exercício de atividade remunerada está vedado.`,
    facts: {
      'eligibility.age.max': 39,
      'eligibility.degree.min': 'bachelor',
      'eligibility.institution': 'universidades de referência',
      'sponsor.required': false,
      'visa.validity': 'P2Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P90D',
      'employment.permitted': 'no',
    },
  },
  {
    title: 'Desmentido',
    url: 'http://ar.china-embassy.gov.cn/esp/x.htm',
    text: `Circula en redes sociales la versión de que a partir del 1 de enero de 2026 los argentinos pagarán 500 dólares por la visa y deberán presentar certificado de antecedentes penales. Esa información es falsa.`,
    facts: {},
  },
];

itStates(PASSAGES);
