import { describe, expect, it } from 'vitest';
import { contradictions, type Edition, likeness, PAIR_SCORE } from '../../src/compare/pairs.ts';
import type { Link } from '../../src/domain/document.ts';
import type { Fact } from '../../src/domain/fact.ts';

const host = 'http://xx.china-embassy.gov.cn';
const age = (value: number, quote = `${value}`): Fact => ({ fact: 'eligibility.age.max', value, quote, visa: 'K' });
const link = (url: string): Link => ({ url, text: '', inContent: true, attachment: url.endsWith('.pdf') });

function edition(
  language: string,
  path: string,
  text: string,
  more: { facts?: Fact[]; links?: Link[]; urlDate?: string } = {},
): Edition {
  const { facts = [], links = [], urlDate } = more;
  return {
    url: host + path,
    document: { title: '', language, blocks: [{ kind: 'paragraph', text }], links, ...(urlDate ? { urlDate } : {}) },
    facts,
  };
}

const zh = (more = {}) =>
  edition(
    'zh',
    '/lsfw/202601/t20260110_11690096.htm',
    '年满18周岁、不超过45周岁。签证费140美元，加急165美元。电话010-65963500。',
    {
      urlDate: '2026-01-10',
      facts: [age(45)],
      ...more,
    },
  );
const en = (more = {}) =>
  edition(
    'en',
    '/eng/lsfw/202601/t20260112_11690120.htm',
    'Aged 18 to 45. The fee is 140 US dollars, express 165. Telephone 010-65963500.',
    {
      urlDate: '2026-01-12',
      facts: [age(45)],
      ...more,
    },
  );
const isPair = (one: Edition, other: Edition) => likeness(one, other).score >= PAIR_SCORE;

describe('two pages', () => {
  it('are one notice where dates, numbers and facts agree, and it says why', () => {
    expect(isPair(zh(), en())).toBe(true);
    expect(likeness(zh(), en()).why).toContain('dates 2 days apart');
  });

  it('are one notice though a fact contradicts: that is what is to be found', () => {
    expect(isPair(zh(), en({ facts: [age(40)] }))).toBe(true);
  });

  it('are not one notice in the same language', () => {
    expect(isPair(en(), en())).toBe(false);
    expect(isPair(zh(), zh())).toBe(false);
  });

  it('are not one notice only because they are of the same day', () => {
    const other = edition(
      'en',
      '/eng/202601/t20260110_900.htm',
      'The embassy is closed from 24 to 28 of the month. Call 112.',
      {
        urlDate: '2026-01-10',
      },
    );
    expect(isPair(zh(), other)).toBe(false);
  });

  it('are not one notice months apart, though the numbers agree', () => {
    expect(isPair(zh(), en({ urlDate: '2026-06-12' }))).toBe(false);
  });

  it('are one notice where one links the other, whatever the dates', () => {
    expect(isPair(zh(), en({ urlDate: '2026-06-12', facts: [], links: [link(zh().url)] }))).toBe(true);
  });

  it('are one notice where both carry the same file', () => {
    const form = link(`${host}/lsfw/202601/P020260110543210.pdf`);
    const same = link(`${host}/eng/lsfw/202601/P020260110543210.pdf`);
    const bare = edition('fr', '/fra/202602/t20260201_5.htm', 'Voir le document.', {
      links: [same],
      urlDate: '2026-02-01',
    });
    expect(isPair(zh({ links: [form] }), bare)).toBe(true);
  });
});

describe('two editions', () => {
  it('contradict each other where they give a fact other values, with both sentences', () => {
    expect(contradictions([age(45, '不超过45周岁')], [age(40, 'up to 40')])).toEqual([
      { fact: 'eligibility.age.max', visa: 'K', values: [45, 40], quotes: ['不超过45周岁', 'up to 40'] },
    ]);
  });

  it('do not where only one of them states it, or one lists more than the other', () => {
    const documents = (value: string[]): Fact => ({ fact: 'documents.required', value, quote: '' });
    expect(contradictions([age(45)], [])).toEqual([]);
    expect(contradictions([documents(['passport', 'photo'])], [documents(['passport'])])).toEqual([]);
  });

  it('do where each lists what the other lacks, or a fee differs', () => {
    const channel = (value: string[]): Fact => ({ fact: 'procedure.channel', value, quote: '' });
    const fee = (amount: number): Fact => ({
      fact: 'fee',
      value: [{ amount, currency: 'USD', entries: 'single' }],
      quote: '',
    });
    expect(contradictions([channel(['online', 'mail'])], [channel(['online', 'embassy'])])).toHaveLength(1);
    expect(contradictions([fee(140)], [fee(150)])).toHaveLength(1);
    expect(contradictions([fee(140)], [fee(140)])).toEqual([]);
  });
});
