import { needed } from './polarity.ts';
import { booleanReader, labelled } from './reader.ts';
import { NEEDS, neededIn } from './tongue-needs.ts';

const APPOINTMENT = '(?:(?:prior |online |advance )?(?:appointments?|bookings?|reservations?|time slots?))';

/** Is an appointment needed before lodging? */
export const readAppointment = booleanReader(
  'procedure.appointment',
  /appoint|book|reserv|slot|\btime\b|walk-in|register|visit|[预予]约|约号|예약|cita|turno|fecha|hor[aá]|rendez-vous|termin|запис|موعد|حجز|umawia|umówi|rezerw|wizyt|agendamento/,
  [
    ...labelled(
      '(?:prior |online |advance )?(?:appointments?|bookings?)|(?:网上|在线|提前)?预约|予约|예약|cita(?: previa)?|rendez-vous|termin(?:vereinbarung)?|запись',
    ),
    { when: /(?:appointments?|bookings?)[^.;]{0,30} need not/, value: false },
    {
      when: /(?:strictly|only|solely|exclusively) by (?:prior |advance )?appointment|by appointment (?:only|exclusively)|^(?:please |do |first,? )*(?:book|reserve|schedule) (?:an? |your )(?:[a-z]+ )?(?:time slot|slot|appointment|time)\b|仅(?:接待|受理|接受)[^。;,]{0,6}预约|only (?:at|on|during) the (?:time|date|day|slot)s?[^.;]{0,24}(?:booked|reserved)|only [^.;]{0,24}who have (?:booked|an appointment)/,
      value: true,
    },
    {
      when: /(?:no need|(?:not|n't) (?:need|have)|need not|(?:not|n't) (?:required|necessary))(?: to)? (?:pre-?)?(?:book|reserve|register)(?=[.,;]|$| (?:in advance|beforehand|ahead|first|a slot|a time))/,
      value: false,
    },
    { when: /(?:^|[-→➔>])(?:网上|在线|线上|提前)?预约(?=[-→➔>])/, value: true },
    {
      when: /(?:not|n't) (?:be )?(?:necessary|required|needed|have) to (?:book|reserve|register) (?:in advance|beforehand|ahead)/,
      value: false,
    },
    { when: /no (?:need|obligation|requirement) (?:to|for)[^.;]{0,30}(?:appointment|booking|slot)/, value: false },
    {
      when: /walk-in[^.;]{0,60}(?:not (?:be )?(?:accepted|available|possible|allowed)|no longer|suspended)|不接受(?:现场|无预约|未预约)|(?:未(?:经)?|无|没有)预约(?:者|的)?[^。;]{0,16}(?:不予|不受理|恕不|不接待|无法)|without (?:an? |prior |any )?(?:\S+ )?appointment[^.;]{0,60}(?:not be|will not|cannot|can not|won't|refused|turned away|rejected|not received)/,
      value: true,
    },
    {
      when: new RegExp(
        `\\b(?:no|without(?: an?| any| a prior| prior)?|not (?:need|require)(?: an?| any| to (?:make|book|have) (?:an?|any))?|(?:don't|do not|does not|need not|not (?:have|need)) (?:to )?(?:make|book|have|need|schedule)(?: an?| any)?) ${APPOINTMENT}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `${APPOINTMENT}(?: requirement| system| service)?[^.;]{0,70}?(?:(?:is|are|was|be|been) (?:not|no longer) (?:required|needed|necessary|mandatory|compulsory)|(?:will |has |have |shall )?(?:be |been )?(?:cancell?ed|abolished|waived|suspended|removed|lifted|discontinued|done away with|dropped|scrapped|ended)|is unnecessary|not required|not necessary|not needed)`,
      ),
      value: false,
    },
    {
      when: /(?:exempt(?:ion|ed)?(?: of| from)?|cancel(?:l?ed|lation)?(?: of)?|abolish(?:ed|ment)?(?: of)?|waiv(?:e[sd]?|er|ing)(?: of)?|remov(?:e[sd]?|al|ing)(?: of)?) (?:the )?(?:onl?ine |visa |prior )*appointment|walk-ins? (?:applications? |applicants? )?(?:are |is )?(?:accepted|welcome)|come (?:directly|without)[^.;]{0,40}appointment/,
      value: false,
    },
    {
      when: /(?:无需|不需要?|不必|无须|毋须|不用|免于?|取消|不再(?:需要|要求|实行|采用)?|停止(?:使用)?|暂停|免除|不经)[^。;,]{0,14}(?:预约|约号)|预约(?:制度|系统|安排|制|要求|服务|申请)?[^。;,]{0,8}(?:已?取消|停止|暂停|关闭|不再)|预约.{0,4}非必/,
      value: false,
    },
    {
      when: /予约(?:は|の必要は|なし)?(?:不要|必要ありません|不必要|ありません)|예약(?:이|은|을)? ?(?:없이|불필요|필요 ?없|필요하지|하지 않)|(?:sin|no (?:se requiere|es necesario|hace falta|necesita)[^.;]{0,20}) ?(?:cita|turno)|(?:sans|pas (?:besoin|nécessaire)[^.;]{0,20}) ?rendez-vous|(?:ohne|keine?) (?:\S+ )?termin|termin\S*[^.;]{0,40}nicht (?:erforderlich|notwendig|nötig)|(?:без|не требуется)[^.;]{0,25}запис|предварительн\S+ запис\S+[^.;]{0,20}(?:не требуется|отмен)|(?:دون|بدون|لا حاجة)[^.]{0,20}(?:موعد|حجز)|bez[^.;]{0,30}(?:umawiania|rezerwacji|wizyt)|nie (?:ma potrzeby|trzeba|wymaga)[^.;]{0,40}(?:umawia|rezerw|wizyt)/,
      value: false,
    },
    {
      when: new RegExp(
        `${APPOINTMENT}[^.;]{0,60}?(?:is|are|be|must be|has to be|have to be|should be|shall be) (?:now |also |strictly )?(?:booked|made|arranged|scheduled|obligatory|required|needed|necessary|mandatory|compulsory|essential|a must)`,
      ),
      value: true,
    },
    {
      when: /(?:must|shall|should|need(?:s|ed)?(?: to)?|have to|has to|required to|requested to|asked to|advised to|kindly|please|are to|yes,) (?:first |also |kindly |please |online |always )?(?:make|book|schedule|arrange|have|obtain|reserve|fix|set up|choose|select)(?: an?| your| the| their)?(?: online| prior| advance| visa| own)* (?:appointments?|time slots?|slot|time|visit)\b/,
      value: true,
    },
    {
      when: /by (?:prior |online )?appointment only|(?:is|are) by (?:prior )?appointment|(?:only (?:by|with|upon|after)(?: an?| prior| confirmed| valid| online)*|upon|by prior) appointment|appointment[^.;]{0,30}(?:in advance|beforehand) (?:is|before)|choose a time slot in the appointment|make (?:an )?(?:online )?appointments?[^.;]{0,40}(?:beforehand|in advance|before)|fill[^.;]{0,60}and (?:then )?(?:make|book) an? (?:online )?appointment|make an? (?:online )?(?:reservation|appointment) (?:on|through|via|at)/,
      value: true,
    },
    {
      when: /(?:须|必须|需要?|应当?|请|先|提前|均需|一律)[^。;,不无免]{0,48}(?:预约|约号)|预约[^。;]{0,10}(?:后(?:方可|再|到|前来)|方可|成功后)|(?:实行|采取|采用|启用|恢复)[^。;,]{0,12}预约|(?:网上|在线|线上|系统)预约[^。;]{0,12}(?:时间|后|并)|按预约时间|凭预约/,
      value: true,
    },
    {
      when: /予约(?:が|を)?(?:必要|取得|してください|お取り|取って|の上|制)|예약(?:이)? ?(?:필수|필요|하여야|해야|하시)|(?:cita previa|(?:fecha|hora) (?:reservada|de la cita)|(?:pedir|solicitar|concertar|reservar|agendar|sacar|hacer)[^.;]{0,20}(?:cita|turno))|prendre (?:un )?rendez-vous|(?:sur|prise de) rendez-vous|termine? (?:vereinbaren|buchen)|vereinbaren sie[^.;]{0,30}termin|termin\S*[^.;]{0,40}(?:erforderlich|notwendig|pflicht)|terminvereinbarung|(?:по предварительной записи|необходимо[^.;]{0,40}запис|записаться на)|حجز موعد|umówi[ćc][^.;]{0,20}(?:wizyt|termin)|prendere appuntamento|marcar (?:um )?(?:horário|agendamento)|agendamento (?:prévio )?(?:é )?obrigat|obrigatório[^.;]{0,20}agendamento/,
      value: true,
    },
  ],
  /emergency,? please|in case of emergency|紧急情况|groups? of more|may (?:make|book)|可(?!不)(?:以)?(?:通过|在)?[^。;,不]{0,10}预约|passport (?:application|renewal)|护照(?:换发|补发|申请|业务|办理|、旅行证)[^。]{0,10}预约|notar|公证|认证预约/,
  (text) =>
    needed(
      text,
      /\bappointments?\b|\bbookings?\b|预约|予约|예약|\bcitas?\b|\bturnos?\b|rendez-vous|запис[ьи]|(?:einen?|kein|ohne|der|vorheriger?) termin|termin(?:vereinbar|buchung)|موعد|appuntament|agendamento/,
    ),
  (sentence, tongue) => neededIn(sentence, tongue, NEEDS.appointment),
);
