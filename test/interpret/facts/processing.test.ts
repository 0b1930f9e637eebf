import { itReads } from './reading.ts';

itReads('processing.regular.days', {
  English: [
    ['Regular service takes four working days.', 4],
    ['Processing time: 5 business days (regular), 3 business days (express).', 5],
    ['It normally takes 7 working days to process an application.', 7],
    ['Visas are issued within 10 working days of acceptance.', 10],
    ['The regular processing time is 4-6 working days.', 6],
    ['Service | Working days\nRegular | 5 working days\nExpress | 2 working days', 5],
    ['Please apply at least 30 working days in advance.', undefined],
    ['The appointment can be cancelled 2 working days before the date.', undefined],
  ],
  Chinese: [
    ['普通件办理时间为四个工作日。', 4],
    ['一般情况下，办理时限为5个工作日。', 5],
    ['正常受理后7个工作日取证。', 7],
    ['自受理之日起十个工作日内作出决定。', 10],
    ['请至少提前30个工作日申请。', undefined],
  ],
  'Traditional Chinese': [['普通件需要4個工作日，加急件3個工作日。', 4]],
  Spanish: [['El plazo ordinario de tramitación es de 5 días hábiles.', 5]],
  French: [['Le délai normal de traitement est de 5 jours ouvrables.', 5]],
  German: [['Die reguläre Bearbeitungszeit beträgt 5 Werktage.', 5]],
  Russian: [['Обычный срок оформления — 5 рабочих дней.', 5]],
  Japanese: [['通常の審査期間は5営業日です。', 5]],
  Korean: [['일반 처리 기간은 5일입니다.', 5]],
  Arabic: [['تستغرق المعالجة العادية 5 أيام عمل.', 5]],
});

itReads('processing.express.days', {
  English: [
    ['Express service: 2 to 3 working days.', 3],
    ['Urgent applications are processed within 2 working days.', 2],
    ['Regular service takes 5 working days, express 3.', 3],
    ['Regular service takes 5 working days and express service takes three working days.', 3],
  ],
  Chinese: [
    ['加急件3个工作日。', 3],
    ['正常办理5个工作日，加急办理两个工作日。', 2],
  ],
  'Traditional Chinese': [['普通件需要4個工作日，加急件3個工作日。', 3]],
  Russian: [['Срочное оформление — 3 рабочих дня.', 3]],
});
