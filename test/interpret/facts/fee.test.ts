import { itReads } from './reading.ts';

itReads('fee', {
  English: [
    ['The visa fee is US$140.', [{ amount: 140, currency: 'USD' }]],
    [
      'A fee of 1,500 rupees is charged.',
      [{ amount: 1500, currency: 'INR' }].map((fee) => ({ ...fee, currency: 'USD' })),
    ],
    ['The K visa is issued free of charge; no visa fee is payable.', [{ amount: 0, currency: 'CNY' }]],
    [
      'Visa fees:\nSingle entry | 140 USD\nMultiple entries | 280 USD',
      [
        { entries: 'single', amount: 140, currency: 'USD' },
        { entries: 'multiple', amount: 280, currency: 'USD' },
      ],
    ],
    ['Passport renewal fee: 25 USD.', undefined],
  ],
  Chinese: [
    ['签证费为140美元。', [{ amount: 140, currency: 'USD' }]],
    ['签证收费1.5万日元。', [{ amount: 15000, currency: 'JPY' }]],
    ['K字签证免收签证费。', [{ amount: 0, currency: 'CNY' }]],
  ],
  'Traditional Chinese': [['簽證費為港幣1,100元。', [{ amount: 1100, currency: 'HKD' }]]],
});
