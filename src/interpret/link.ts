import { namesK } from './kvisa.ts';
import { fold } from './text/fold.ts';

/** What a link promises: the K visa, visas, something that must be read to know, or something else. */
export type LinkJudgement = 'k-visa' | 'visa' | 'unclear' | 'other';

const VISA =
  /签证|赴华|来华|visa(?!ge(?!b))|visad|visto|visti|visum|виз[аыуое](?![а-я])|виз(?![а-я])|ビザ|査证|查证|비자|사증|تأشير|فيزا|víz|wiz[aęy]|viză|vize\b|วีซ่า|thị thực|cova\b|fingerprint|指纹|empreintes|huellas/;
const READ =
  /通知|公告|须知|通告|提示|重要|领事|办理|指南|材料|预约|收费|费用|申请|入境|移民|出入境|外国人|人才|notice|announcement|important|consular|applicant|application|guide|requirement|checklist|appointment|fee|entry|immigration|foreigner|talent|faq|question|aviso|anuncio|requisito|tr[áa]mite|consular|talento|avis|annonce|consulaire|demande|formalit|hinweis|mitteilung|bekanntmachung|konsular|antrag|уведомлен|объявлен|консульск|порядок|お知らせ|领事|领事|申请|手続|안내|공지|영사|신청|إشعار|إعلان|قنصل|avviso|consolare|comunicat|oznam|konzul|powiadom|ogłosz|konsul|ประกาศ/;
const ELSEWHERE =
  /大使(?!馆)|大使馆举行|会见|出席|致辞|演讲|署名文章|采访|答记者问(?!.*签)|文化|艺术|展览|电影|比赛|春节|招待会|慈善|诈骗|台风|安全提醒|领事保护|旅行证|护照|公证|认证|婚姻|留学生|ambassador|consul general (?:meets|attends|visits)|concert|exhibition|festival|contest|cultur|reception|film|panda|spokesperson's remarks on|summit|trade fair|passport(?!.*visa)|notar|authentication|legali[sz]ation|fraud|typhoon|embajador|concurso|ambassadeur|concours|soirée|botschafter|wettbewerb|посол(?!ьств)|конкурс|выставк|大使が|映画|대사,|대사가|السفير/;

/** Daily briefings carry the first word on a new visa without naming it in the title. */
const BRIEFING = /例行记者会|regular press conference|press briefing|定例记者会|briefing/;

/** Judges a link by its text and address, before anything is fetched. */
export function judgeLink(link: { text: string; url: string }): LinkJudgement {
  if (namesK(link.text)) return 'k-visa';
  const text = fold(link.text.slice(0, 500));
  if (VISA.test(text)) return 'visa';
  if (BRIEFING.test(text)) return 'unclear';
  if (ELSEWHERE.test(text)) return 'other';
  if (READ.test(text)) return 'unclear';
  const path = URL.canParse(link.url) ? new URL(link.url).pathname.toLowerCase() : '';
  if (/visa|qianzheng|\/qz|\/zytz|notice|tongzhi|\/tzgg/.test(path) && text.length < 60) return 'unclear';
  return text === '' ? 'unclear' : 'other';
}
