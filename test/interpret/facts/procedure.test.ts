import { itReads } from './reading.ts';

itReads('procedure.appointment', {
  English: [
    ['No appointment is necessary.', false],
    ['Appointments are no longer required as of 20 November 2023.', false],
    ['Applicants can come directly to the consular hall without making an appointment.', false],
    ['The online appointment system has been cancelled.', false],
    ['Walk-ins are welcome.', false],
    ['Please make an appointment online before your visit.', true],
    ['Applications are received by appointment only.', true],
    ['Applicants without an appointment will not be received.', true],
    ['An online appointment must be booked in advance.', true],
    ['Prior booking is mandatory.', true],
    ['In case of emergency, please contact us to set up an appointment.', undefined],
  ],
  Chinese: [
    ['自即日起取消签证在线预约，申请人可直接前来办理。', false],
    ['申请人无须预约，可在工作时间内直接递交。', false],
    ['免预约。', false],
    ['请提前在网上预约递交时间。', true],
    ['未经预约的申请不予受理。', true],
    ['实行网上预约办理。', true],
    ['申请人应当先行预约。', true],
  ],
  'Traditional Chinese': [
    ['申請人無需預約。', false],
    ['申請人須提前預約。', true],
  ],
  Spanish: [
    ['No es necesario pedir cita previa.', false],
    ['Es obligatorio solicitar cita previa.', true],
  ],
  French: [
    ['Sans rendez-vous.', false],
    ['Il est nécessaire de prendre rendez-vous en ligne.', true],
  ],
  German: [
    ['Ein Termin ist nicht erforderlich.', false],
    ['Bitte vereinbaren Sie vorher einen Termin.', true],
  ],
  Russian: [
    ['Предварительная запись не требуется.', false],
    ['Приём ведётся только по предварительной записи.', true],
  ],
  Japanese: [
    ['予約は不要です。', false],
    ['事前に予約が必要です。', true],
  ],
  Korean: [
    ['예약이 필요하지 않습니다.', false],
    ['사전 예약이 필요합니다.', true],
  ],
});

itReads('procedure.interview', {
  English: [
    ['No interview is required.', false],
    ['Applicants are exempt from the interview.', false],
    ['All applicants must attend an interview at the embassy.', true],
    ['An interview is compulsory.', true],
    ['Applicants may be interviewed.', undefined],
    ['The consular officer may require an interview with the applicant.', undefined],
  ],
  Chinese: [
    ['申请人免面谈。', false],
    ['无须进行面试。', false],
    ['申请人须到馆接受面谈。', true],
    ['申请人应按通知前来面试。', true],
    ['必要时领事官员可要求面谈。', undefined],
  ],
  'Traditional Chinese': [
    ['申請人無需面談。', false],
    ['申請人須接受面談。', true],
  ],
});

itReads('procedure.biometrics', {
  English: [
    ['K visa applicants are exempt from fingerprinting.', false],
    ['Fingerprints will not be taken.', false],
    ['The fingerprint requirement is waived for this category.', false],
    ['Applicants must provide their fingerprints in person.', true],
    ['All applicants will have their ten fingerprints taken.', true],
    ['Biometric data must be submitted at the visa centre.', true],
    ['Applicants who have been fingerprinted within the last five years are exempt.', undefined],
  ],
  Chinese: [
    ['K字签证申请人免采指纹。', false],
    ['申请人暂免采集指纹。', false],
    ['申请人须本人到场采集十指指纹。', true],
    ['所有申请人均须录入指纹。', true],
  ],
  'Traditional Chinese': [
    ['申請人免採指紋。', false],
    ['申請人須採集指紋。', true],
  ],
  Russian: [
    ['Сдача отпечатков пальцев обязательна.', true],
    ['Отпечатки пальцев не требуются.', false],
  ],
});

itReads('procedure.channel', {
  English: [
    ['Applications must be lodged in person at the Consular Section.', ['embassy']],
    ['Applicants submit their applications to the Chinese Visa Application Service Centre.', ['visa-centre']],
    ['Applications may be submitted online, by mail or through a travel agency.', ['online', 'mail', 'agent']],
    ['Apply through the visa centre or by post.', ['visa-centre', 'mail']],
    ['Mailed applications are not accepted; please come to the embassy in person.', ['embassy']],
    ['The Embassy will adjust the visa fee from 1 January 2026.', undefined],
    ['Consular officers decide each application.', undefined],
  ],
  Chinese: [
    ['申请人应到总领馆签证大厅递交申请。', ['embassy']],
    ['请向中国签证申请服务中心提交申请。', ['visa-centre']],
    ['可通过在线系统或邮寄方式提交申请。', ['online', 'mail']],
    ['可委托代理机构代为递交申请，不接受邮寄申请。', ['agent']],
    ['使馆将调整签证收费。', undefined],
  ],
  'Traditional Chinese': [['申請人可到簽證中心遞交申請。', ['visa-centre']]],
  Spanish: [['La solicitud se presenta en la sección consular o en línea.', ['online', 'embassy']]],
  French: [['La demande est déposée au guichet du service consulaire.', ['embassy']]],
  German: [['Der Antrag ist im Visazentrum einzureichen.', ['visa-centre']]],
  Russian: [['Заявление подаётся в визовый центр или онлайн.', ['online', 'visa-centre']]],
  Japanese: [['申請は中国ビザ申請サービスセンターで受け付けます。', ['visa-centre']]],
  Korean: [['신청은 중국비자신청센터에 접수합니다.', ['visa-centre']]],
});
