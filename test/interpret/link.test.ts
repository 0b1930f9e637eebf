import { describe, expect, it } from 'vitest';
import { judgeLink } from '../../src/interpret/link.ts';

const url = 'http://us.china-embassy.gov.cn/eng/xw/202709/t20270901_1.htm';
const LINKS = {
  'k-visa': [
    'How to Apply for the K Visa',
    '关于受理K字签证申请的通知',
    'Hinweise zum K-Visum',
    'Kビザ申請のお知らせ',
    'Notice for Young Science and Technology Talents',
  ],
  visa: [
    'Notice on the Adjustment of Visa Fees',
    '签证收费标准',
    'Catégories de visas',
    'Визы: порядок оформления',
    '査証申請について',
    'تأشيرات',
    'Notice on Fingerprint Collection',
  ],
  unclear: [
    'Important Notice to Applicants',
    '重要通知',
    '关于有关领事事项的公告',
    'Aviso importante',
    'お知らせ',
    'Notice of the Consular Section (No. 5)',
  ],
  other: [
    'Ambassador Meets the Minister of Trade',
    '大使会见贸易部长',
    'Film Week Begins Downtown',
    'K-pop and Peking Opera Share a Stage',
    'El Embajador visita la Feria del Libro',
    '谨防电信诈骗',
  ],
} as const;

describe('a link', () => {
  for (const [judgement, texts] of Object.entries(LINKS)) {
    it.each(texts)(`"%s" is judged ${judgement}`, (text) => {
      expect(judgeLink({ text, url })).toBe(judgement);
    });
  }

  it('without a text is worth a look', () => {
    expect(judgeLink({ text: '', url })).toBe('unclear');
  });

  it('with an address that cannot be parsed is judged by its text', () => {
    expect(judgeLink({ text: 'Visa fees', url: 'http://[' })).toBe('visa');
  });
});
