import { describe, expect, it } from 'vitest';
import { documentsIn } from '../../../src/interpret/facts/document-names.ts';
import { fold } from '../../../src/interpret/text/fold.ts';

/** What pages call a paper, in their own words. */
const NAMES: Readonly<Record<string, readonly string[]>> ={
passport:['A passport valid for not less than six months with blank pages','Your passport (original) and one copy of the page with the photo','Passport with two empty visa pages and remaining validity of half a year','有效护照原件','护照正本及带照片页的复印件','剩余有效期不少于6个月且有空白页的护照','護照正本及資料頁副本'],
'application-form':['The COVA form, completed, printed and signed','Signed print-out of the online application','Completed visa application','一份填妥并签字的申请表','中国签证在线申请表及确认页','填好的中华人民共和国签证申请表','簽證申請表一份'],
photo:['Two identical photographs in colour','One ID photo against a white background','Passport-size photo','2寸彩色证件照两张','白底免冠照片','近照一张','近期免冠相片'],
'degree-certificate':['Certificate of the degree','University diploma with a copy','Proof of the academic degree obtained','Degree scroll','学历、学位证书','学位证明文件','大学毕业证书复印件','學位證書副本'],
'degree-authentication':['Notarised and legalised degree certificate','Verification report of the foreign degree','Apostilled diploma','Degree legalised by the foreign ministry','经公证认证的学位证书','学历学位认证报告','學位認證書'],
transcript:['Record of marks','Mark sheets','Academic record of all semesters','在校成绩证明','历年成绩单','成績單'],
cv:['Résumé','A short biography with education and career','Personal résumé in English','履历表','本人履历','个人学习和工作简历','個人履歷'],
'employment-proof':['Certificate of employment','Confirmation by the current employer','Employer’s letter on the position held','Work contract','所在单位开具的工作证明','在职证明信','聘书','在職證明'],
'research-proof':['List of publications','Evidence of scientific work','Certificates of patents','Papers published or patents held','科研成果证明','发表的论文或取得的专利','从事科研工作的证明','學術論文目錄'],
'invitation-letter':['An invitation by the host','Written invitation of the Chinese partner','Invitation from a Chinese institution','中方单位的邀请信','邀请函原件','国内邀请单位出具的邀请材料','邀請函'],
'residence-proof':['Residence title of the country of application','Evidence that the applicant lives legally in the consular district','Local residence card for non-citizens','Proof of lawful stay','当地居留许可复印件','合法居留证件','在领区居住的证明','合法居留證明'],
'no-criminal-record':['Criminal record extract','Police good-conduct certificate','Certificate of good conduct','Statement that there is no criminal record','无犯罪记录公证','警方无犯罪记录证明书','無犯罪紀錄證明'],
'health-certificate':['Medical check-up report','Foreigner physical examination form','Certificate of health','Record of a medical examination','体检报告','健康检查证明','外国人体检表','體檢證明'],
'previous-visa':['Copies of Chinese visas received before','Earlier Chinese visa (copy)','Old passport with Chinese visa','以前获得的中国签证复印件','旧护照及其中的中国签证','曾持有的中国签证','舊護照上的中國簽證'],
'financial-proof':['Account statements','Evidence of funds','Bank letter on the balance','Proof of financial means','银行存款证明','收入证明','资产证明','銀行存款證明'],
itinerary:['Schedule of the trip','Flight booking and hotel booking','Planned route and dates','Programme of the stay','来华日程安排','往返机票及酒店预订单','旅行日程','行程安排'],
};

describe('the name of a paper', () => {
  for (const [id, names] of Object.entries(NAMES)) {
    it.each(names)(`%s is a ${id} and nothing else`, (name) => {
      expect(documentsIn(fold(name))).toEqual([id]);
    });
  }
});
