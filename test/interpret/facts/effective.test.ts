import { itReads } from './reading.ts';

itReads('effective.from', {
  English: [
    ['This notice takes effect on 1 October 2027.', '2027-10-01'],
    ['From October 1st, 2027, applications are accepted.', '2027-10-01'],
    ['The K visa can be applied for as of 2027-10-01.', '2027-10-01'],
    ['Effective Oct. 15, 2027, the following rules apply.', '2027-10-15'],
    ['With effect from the 1st of October 2027 the fee is reduced.', '2027-10-01'],
    ['The rules enter into force on Friday, 1 October 2027.', '2027-10-01'],
    ['Starting from 1 March 2027 until 31 December 2027, visa fees are reduced.', '2027-03-01'],
    ['Published on 1 October 2027.', undefined],
    ['The office is closed from 1 October 2027.', undefined],
    ['From 1 October applications are accepted.', undefined],
  ],
  Chinese: [
    ['本须知自2027年10月1日起施行。', '2027-10-01'],
    ['自二〇二七年十月一日起受理申请。', '2027-10-01'],
    ['2027年10月1日起，开始受理K字签证申请。', '2027-10-01'],
    ['上述规定将于2027.10.1正式实施。', '2027-10-01'],
    ['从2027年3月1日至2027年12月31日，减收签证费。', '2027-03-01'],
    ['发布日期：2027年10月1日', undefined],
    ['领事部自2027年10月1日起放假。', undefined],
  ],
  'Traditional Chinese': [['本規定自2027年10月1日起執行。', '2027-10-01']],
  Spanish: [['A partir del 1 de octubre de 2027 se aceptan solicitudes.', '2027-10-01']],
  French: [['À compter du 1er octobre 2027, les demandes sont acceptées.', '2027-10-01']],
  German: [['Ab dem 1. Oktober 2027 werden Anträge angenommen; die Regelung gilt für alle.', '2027-10-01']],
  Russian: [['С 1 октября 2027 года принимаются заявления; правило действует для всех.', '2027-10-01']],
  Japanese: [['2027年10月1日より申請の受付を開始します。', '2027-10-01']],
  Korean: [['2027년 10월 1일부터 신청을 접수하며 시행합니다.', '2027-10-01']],
});

itReads('effective.until', {
  English: [
    ['These rules are valid until 31 December 2028.', '2028-12-31'],
    ['The arrangement is extended to December 31, 2028.', '2028-12-31'],
    ['From 1 March 2027 to 31 December 2027, visa fees are reduced.', '2027-12-31'],
    ['The measure expires on 30 June 2028.', '2028-06-30'],
  ],
  Chinese: [
    ['本措施执行至2028年12月31日。', '2028-12-31'],
    ['自2027年3月1日至12月31日，减收签证费。', '2027-12-31'],
    ['上述安排延长至二〇二八年六月三十日。', '2028-06-30'],
  ],
  'Traditional Chinese': [['調減措施延續至2028年12月31日。', '2028-12-31']],
  Spanish: [['La medida estará en vigor hasta el 31 de diciembre de 2028.', '2028-12-31']],
});
