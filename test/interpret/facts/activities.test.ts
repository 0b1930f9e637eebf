import { itReads } from './reading.ts';

itReads('activities.allowed', {
  English: [
    [
      'Holders can engage in exchanges in education, science and technology, and culture, as well as entrepreneurship and business.',
      ['research', 'education', 'culture', 'entrepreneurship', 'business'],
    ],
    ['Holders are allowed to conduct scientific research and business activities.', ['research', 'business']],
    ['Permitted activities: education and culture.', ['education', 'culture']],
    ['Holders may not engage in business.', undefined],
  ],
  Chinese: [
    [
      '持证人可从事教育、科技、文化等领域交流以及创业、商务等活动。',
      ['research', 'education', 'culture', 'entrepreneurship', 'business'],
    ],
    ['允许从事科研和创业活动。', ['research', 'entrepreneurship']],
  ],
  'Traditional Chinese': [['持證人可從事教育、文化等領域的交流。', ['education', 'culture']]],
});

itReads('employment.permitted', {
  English: [
    ['K visa holders may work in China without a work permit.', 'yes'],
    ['Holders may be employed in China once they have obtained a work permit.', 'with-permit'],
    ['Employment in China is subject to a work permit.', 'with-permit'],
    ['Employment is not allowed.', 'no'],
    ['Holders are prohibited from working in China.', 'no'],
    ['Holders who wish to work must apply for a work permit.', 'with-permit'],
    ['Proof of employment.', undefined],
    ['Processing takes 4 working days.', undefined],
  ],
  Chinese: [
    ['持K字签证可在华工作，无须办理工作许可。', 'yes'],
    ['持证人在华就业须办理工作许可。', 'with-permit'],
    ['持K字签证不得在中国境内就业。', 'no'],
    ['在职证明。', undefined],
  ],
  'Traditional Chinese': [
    ['持證人不得在華就業。', 'no'],
    ['持證人須取得工作許可後方可就業。', 'with-permit'],
  ],
});

itReads('family.allowed', {
  English: [
    ['Spouses and minor children may apply for accompanying visas.', true],
    ['Family members can accompany the holder.', true],
    ['Dependants are not eligible.', false],
    ['The spouse may not join the holder.', false],
    ['Submit the marriage certificate of the spouse.', undefined],
  ],
  Chinese: [
    ['配偶及未成年子女可以申请随行签证。', true],
    ['允许携带配偶和子女。', true],
    ['家属不得随行。', false],
    ['配偶、子女不予签发。', false],
  ],
  'Traditional Chinese': [
    ['申請人的配偶及子女可隨行。', true],
    ['家屬不得隨同申請。', false],
  ],
});
