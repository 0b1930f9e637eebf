import { itReads } from './reading.ts';

itReads('visa.entries', {
  English: [
    ['The K visa is a multiple-entry visa.', 'multiple'],
    ['It is issued for a single entry.', 'single'],
    ['Holders are granted two entries.', 'double'],
    ['The visa allows its holder to enter China multiple times.', 'multiple'],
    ['Number of entries: multiple.', 'multiple'],
    ['The fee for a single-entry visa is 140 US dollars.', undefined],
    ['The consular officer decides on the number of entries.', undefined],
  ],
  Chinese: [
    ['可签发多次入境签证。', 'multiple'],
    ['入境次数：多次。', 'multiple'],
    ['K字签证为一次入境有效。', 'single'],
    ['准予两次入境。', 'double'],
    ['一次签证收费140美元。', undefined],
  ],
  'Traditional Chinese': [['簽發多次入境有效的簽證。', 'multiple']],
  Spanish: [['El visado K se expide para entradas múltiples.', 'multiple']],
  French: [['Le visa K est délivré à entrées multiples.', 'multiple']],
  German: [['Das K-Visum wird für die mehrfache Einreise erteilt.', 'multiple']],
  Russian: [['Виза K выдаётся многократная.', 'multiple']],
});

itReads('visa.validity', {
  English: [
    ['The visa is valid for up to five years.', 'P5Y'],
    ['Validity: 10 years.', 'P10Y'],
    ['The K visa has a validity period of twelve months.', 'P12M'],
    ['A visa valid for one year is issued.', 'P1Y'],
    ['Your passport must be valid for at least six months.', undefined],
    ['The application form is valid for 3 months.', undefined],
    ['This notice is valid until 31 December 2027.', undefined],
  ],
  Chinese: [
    ['签证有效期最长为五年。', 'P5Y'],
    ['签发有效期一年的签证。', 'P1Y'],
    ['K字签证的有效期为6个月。', 'P6M'],
    ['护照有效期须在六个月以上。', undefined],
    ['申请表有效期为三个月。', undefined],
  ],
  'Traditional Chinese': [['簽證有效期為兩年。', 'P2Y']],
  Spanish: [['El visado tiene una validez de 5 años.', 'P5Y']],
  French: [['Le visa est valable 5 ans.', 'P5Y']],
  German: [['Das Visum ist 5 Jahre gültig.', 'P5Y']],
  Russian: [['Срок действия визы — 5 лет.', 'P5Y']],
  Japanese: [['ビザの有効期間は5年です。', 'P5Y']],
  Korean: [['비자의 유효기간은 5년입니다.', 'P5Y']],
});

itReads('visa.stay', {
  English: [
    ['Persons who have violated Chinese law on an earlier stay may be refused.', undefined],
    ['It allows a stay of no more than 30 days and must be used within 3 months of issue.', 'P30D'],
    ['The maximum duration of each stay is 180 days.', 'P180D'],
    ['Holders may stay for no more than ninety days per visit.', 'P90D'],
    ['Stays of up to 60 days per entry are permitted.', 'P60D'],
    ['Duration of stay: 90 days.', 'P90D'],
    ['A proof of funds covering 30 days of stay is required.', undefined],
    ['The 30-day visa-free stay remains unaffected.', undefined],
  ],
  Chinese: [
    ['每次停留时间最长180天。', 'P180D'],
    ['停留期为九十天。', 'P90D'],
    ['每次入境后停留不得超过60日。', 'P60D'],
    ['停留期限届满七日前申请延期。', undefined],
  ],
  'Traditional Chinese': [['每次停留不得超過180天。', 'P180D']],
  Spanish: [['La estancia máxima por entrada es de 90 días.', 'P90D']],
  French: [['La durée de chaque séjour ne peut dépasser 90 jours.', 'P90D']],
  German: [['Die Aufenthaltsdauer beträgt bis zu 90 Tage.', 'P90D']],
  Russian: [['Срок каждого пребывания — до 90 дней.', 'P90D']],
  Japanese: [['1回の滞在期間は90日以内です。', 'P90D']],
  Korean: [['체류 기간은 90일 이내입니다.', 'P90D']],
});
