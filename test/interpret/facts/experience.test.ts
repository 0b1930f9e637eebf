import { itReads } from './reading.ts';

itReads('eligibility.experience.years', {
  English: [
    ['Applicants must have at least two years of work experience.', 2],
    ['A minimum of 3 years’ research experience is required.', 3],
    ['Three or more years of experience in the relevant field are required.', 3],
    ['Applicants must have been employed in research for no less than five years.', 5],
    ['The visa is valid for 5 years.', undefined],
    ['Letter of the employer on 3 years of work.', undefined],
  ],
  Chinese: [
    ['具有两年以上相关工作经历。', 2],
    ['从事科研工作满三年。', 3],
    ['须有不少于5年的科研经验。', 5],
    ['签证有效期五年。', undefined],
  ],
  'Traditional Chinese': [['須具有三年以上相關科研工作經歷。', 3]],
  Spanish: [['Se requiere experiencia laboral de al menos 2 años.', 2]],
  Russian: [['Опыт работы не менее 3 лет.', 3]],
});
