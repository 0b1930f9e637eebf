import { itReads } from './reading.ts';

itReads('eligibility.institution', {
  English: [
    [
      'The degree must have been awarded by a university ranked among the top 200 worldwide.',
      'a university ranked among the top 200 worldwide',
    ],
    [
      'Applicants must be graduates of a renowned university or research institution at home or abroad.',
      'a renowned university or research institution at home or abroad',
    ],
    [
      'Applicants shall have graduated from a well-known university with a bachelor’s degree or above.',
      'a well-known university',
    ],
    ['Letter of admission from a Chinese university.', undefined],
  ],
  Chinese: [
    ['申请人应毕业于世界排名前200位的大学。', '世界排名前200位的大学'],
    ['学位须由所在国教育部门承认的高校颁发。', '所在国教育部门承认的高校'],
    ['在国内外著名高校获得学士及以上学位。', '国内外著名高校'],
  ],
  'Traditional Chinese': [['申請人須畢業於境內外知名高校或科研機構。', '境內外知名高校或科研機構']],
});
