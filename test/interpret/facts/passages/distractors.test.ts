import { itStates, type Passage } from './labelled.ts';

/** Invented pages that state no rule of a visa: other matters, rumours, drafts, grants, closures. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Renewal of Chinese passports',
    url: 'https://us.china-embassy.gov.cn/eng/lsfw/passport.htm',
    text: `Chinese citizens aged 16 or over apply in person. Bring your old passport, two photos and proof of residence in the United States. Fee: USD 25. Processing takes 15 working days. Book an appointment through the app.`,
    facts: {},
  },
  {
    title: 'H-1B visas',
    url: 'https://cn.usembassy.gov/visas/h1b',
    text: `H-1B visas require a petition by an employer and at least a bachelor's degree. The application fee is USD 205 and the visa may be valid for up to three years.`,
    facts: {},
  },
  {
    title: 'Clarification concerning rumours about the K visa',
    url: 'https://jp.china-embassy.gov.cn/eng/k.htm',
    text: `Reports on social media that the K visa permits its holder to work without a permit, that it lasts ten years, or that applicants up to 50 are accepted are untrue. The detailed rules have not been published yet. Please wait for official announcements.`,
    facts: {},
  },
  {
    title: 'Shenzhen: services for K visa holders',
    url: 'https://kjj.sz.gov.cn/en/k.htm',
    text: `Holders of K visas who set up a technology company in Shenzhen may apply for up to RMB 500,000 in start-up grants. Applicants for the grant must be under 35, hold a doctoral degree and have three years' work experience.`,
    facts: {},
  },
  {
    title: 'K visa: planned requirements (for consultation)',
    url: 'https://gr.china-embassy.gov.cn/eng/k.htm',
    text: `The competent departments are considering whether to admit applicants up to the age of 50 and whether a two-year stay might be granted. Comments may be sent until 30 April 2027. Nothing has been decided.`,
    facts: {},
  },
  {
    title: 'Opening hours and closing days',
    url: 'https://za.china-embassy.gov.cn/eng/hours.htm',
    text: `The Visa Office is closed on 27 April and 1 May 2026. Applications may be lodged on Mondays, Wednesdays and Fridays from 9:00 to 11:30.`,
    facts: {},
  },
  {
    title: 'Authentication of documents by apostille',
    url: 'http://us.china-embassy.gov.cn/eng/notar.htm',
    text: `Since 7 November 2023 public documents issued in the United States only need an apostille for use in China. The Embassy and Consulates no longer provide consular authentication. Fee and processing time: see the Secretary of State concerned.`,
    facts: {},
  },
  {
    title: 'Chinese travel document for children born in the US',
    url: 'http://us.china-embassy.gov.cn/eng/travel.htm',
    text: `Children under 16 must appear with both parents. Required: birth certificate (apostilled), parents' passports and visas or green cards, two photos. Apply through the "China Consular" app and book an appointment. Fee: USD 20. Processing: 10 working days.`,
    facts: {},
  },
  {
    title: 'Beware of fake visa agents',
    url: 'http://ph.china-embassy.gov.cn/eng/scam.htm',
    text: `Recently fraudsters pretending to be staff of the Embassy have promised work visas within 3 days for a fee of USD 2,000. The Embassy never charges fees by bank transfer to private accounts and has no such express service.`,
    facts: {},
  },
  {
    title: '护照换发须知',
    url: 'http://us.china-embassy.gov.cn/hz.htm',
    text: `年满16周岁的中国公民应本人到馆办理。需提供旧护照、照片两张、居留证明。收费25美元,15个工作日取证。须提前通过APP预约。`,
    facts: {},
  },
  {
    title: '关于网传K字签证信息的声明',
    url: 'http://in.china-embassy.gov.cn/k12.htm',
    text: `近日网上流传K字签证可直接就业、有效期十年、50岁以下均可申请等说法,均不属实。具体要求请以中国驻外使领馆公布的为准。`,
    facts: {},
  },
  {
    title: 'K字签证征求意见稿说明',
    url: 'http://cz.china-embassy.gov.cn/k20.htm',
    text: `有关部门正研究是否将年龄放宽至50周岁、停留期延长至两年。上述内容尚未确定,请勿轻信传言。意见反馈截止日期为2027年4月30日。`,
    facts: {},
  },
  {
    title: '附加证明书有关事项',
    url: 'http://us.china-embassy.gov.cn/gz.htm',
    text: `自2023年11月7日起,美国公文书送往中国内地使用只需办理附加证明书,我馆停办领事认证业务。费用及办理时间请咨询州务卿办公室。`,
    facts: {},
  },
];

itStates(PASSAGES);
