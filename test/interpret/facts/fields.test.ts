import { itReads } from './reading.ts';

itReads('eligibility.fields', {
  English: [
    [
      'Eligible fields: artificial intelligence, biotechnology, new energy.',
      ['artificial-intelligence', 'biotechnology', 'new-energy'],
    ],
    [
      'Applicants must have majored in science, technology, engineering or mathematics.',
      ['mathematics', 'engineering', 'technology', 'science'],
    ],
    ['The degree must be in computer science or materials science.', ['computer-science', 'materials-science']],
    ['Applicants must hold a degree in a STEM field.', ['science', 'technology', 'engineering', 'mathematics']],
    ['The K visa is issued to young talents in science and technology.', undefined],
    ['Holders may take part in exchanges in education, science and technology.', undefined],
  ],
  Chinese: [
    ['适用领域：人工智能、生物技术、新能源。', ['artificial-intelligence', 'biotechnology', 'new-energy']],
    ['所学专业应为科学、技术、工程、数学领域。', ['mathematics', 'engineering', 'technology', 'science']],
    ['K字签证发给入境的外国青年科技人才。', undefined],
  ],
  'Traditional Chinese': [['專業領域：計算機科學、材料科學。', ['computer-science', 'materials-science']]],
});
