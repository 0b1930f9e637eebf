import { itStates, type Passage } from './labelled.ts';

/** Official pages that speak of visas and state no rule: rumours, former rules, what befalls others, what is left open. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Warnung vor Betrug',
    url: 'http://de.china-embassy.gov.cn/det/d1.htm',
    text: 'Betrüger geben sich telefonisch als Mitarbeiter der Botschaft aus und verlangen Überweisungen von 500 Euro. Die Botschaft fragt niemals nach Kontodaten oder Fingerabdrücken am Telefon.',
    facts: {},
  },
  {
    title: 'Rappel aux titulaires de visas',
    url: 'http://fr.china-embassy.gov.cn/fra/d3.htm',
    text: "La validité du visa figure sur la vignette ; elle dépend de la décision de l'agent consulaire. Le nombre d'entrées et la durée de séjour accordés peuvent différer de ceux demandés. Si vous ne pouvez pas venir au rendez-vous, annulez-le au moins 24 heures à l'avance. Un entretien peut vous être proposé.",
    facts: {},
  },
  {
    title: 'Point presse : question sur le visa K',
    url: 'http://fr.china-embassy.gov.cn/fra/d4.htm',
    text: "Question : la limite d'âge sera-t-elle de 45 ans ? Réponse : les conditions précises seront publiées ultérieurement par les ambassades. Selon certains médias, aucune invitation ne serait requise.",
    facts: {},
  },
  {
    title: 'Aclaración sobre agencias',
    url: 'http://mx.china-embassy.gov.cn/esp/d5.htm',
    text: 'La Embajada no ha autorizado a ninguna agencia a cobrar 300 dólares por gestionar visas. Algunas páginas ofrecen visas de diez años sin entrevista: no son ciertas. Los menores de 18 años viajan con permiso notarial de los padres.',
    facts: {},
  },
  {
    title: 'Historia de la política de visados',
    url: 'http://es.china-embassy.gov.cn/esp/d6.htm',
    text: 'Hasta 2019 no se tomaban huellas dactilares y la tasa era de 30 euros. Antes de esa fecha los visados se expedían en tres días hábiles.',
    facts: {},
  },
  {
    title: 'Rifiuto del visto',
    url: 'http://it.china-embassy.gov.cn/ita/d7.htm',
    text: 'Il visto può essere negato se il richiedente ha presentato documenti falsi, se ha superato il periodo di soggiorno di 90 giorni in un precedente viaggio o se è stato espulso negli ultimi cinque anni. La tassa pagata non viene rimborsata.',
    facts: {},
  },
  {
    title: 'Visto vencido',
    url: 'http://br.china-embassy.gov.cn/por/d8.htm',
    text: 'Se o seu visto de dez anos está em passaporte vencido, leve os dois passaportes na viagem. Vistos emitidos antes de 28 de março de 2020 voltaram a ser aceitos.',
    facts: {},
  },
  {
    title: 'О безвизовом режиме',
    url: 'http://ru.china-embassy.gov.cn/rus/d9.htm',
    text: 'Граждане России с обычными паспортами могут въезжать без визы на срок до 30 дней. Для работы, учёбы и журналистской деятельности необходимо оформить визу заранее. Дети до 16 лет вписываются в паспорт родителей.',
    facts: {},
  },
  {
    title: 'График работы консульского отдела',
    url: 'http://ru.china-embassy.gov.cn/rus/d10.htm',
    text: 'Приём с понедельника по пятницу, 9:00-12:00. 1-7 октября 2025 года приёма нет. Телефон для справок: 8 495 951 84 35.',
    facts: {},
  },
  {
    title: 'ビザの有効期限と滞在日数の見方',
    url: 'http://jp.china-embassy.gov.cn/jpn/d11.htm',
    text: 'ビザ面の「有効期限」は入国できる最終日、「滞在日数」は入国翌日から数えます。オーバーステイは1日500元の罰金が科されることがあります。',
    facts: {},
  },
  {
    title: 'Kビザについて(報道官)',
    url: 'http://jp.china-embassy.gov.cn/jpn/d12.htm',
    text: '記者:年齢制限は45歳になるとの報道がありますが。報道官:詳細は今後各在外公館が公表します。現時点で追加の情報はありません。',
    facts: {},
  },
  {
    title: '여권 분실 신고 안내(중국 공민)',
    url: 'http://kr.china-embassy.gov.cn/kor/d13.htm',
    text: '중국 공민이 여권을 분실한 경우 사진 2매와 신고서를 제출하고 수수료 18,000원을 납부하시기 바랍니다. 처리 기간은 15근무일입니다.',
    facts: {},
  },
  {
    title: '비자 사기 주의',
    url: 'http://kr.china-embassy.gov.cn/kor/d14.htm',
    text: "일부 업체가 '면접 없이 10년 비자 보장, 비용 100만원'이라고 광고하고 있으나 사실이 아닙니다. 공식 비자센터를 이용하시기 바랍니다.",
    facts: {},
  },
  {
    title: 'تنبيه بشأن الشائعات',
    url: 'http://eg.china-embassy.gov.cn/ara/d15.htm',
    text: 'تداولت مواقع التواصل أن التأشيرة ستصبح مجانية ابتداءً من 1 يناير 2026 وأن حجز الموعد سيلغى. هذه الأخبار غير صحيحة.',
    facts: {},
  },
  {
    title: 'Lịch nghỉ lễ',
    url: 'http://vn.china-embassy.gov.cn/vie/d16.htm',
    text: 'Bộ phận lãnh sự nghỉ từ ngày 1/10/2025 đến ngày 7/10/2025. Người xin thị thực vui lòng sắp xếp thời gian.',
    facts: {},
  },
  {
    title: 'Vize reddi',
    url: 'http://tr.china-embassy.gov.cn/tur/d18.htm',
    text: 'Başvurusu reddedilen kişiler altı ay içinde yeniden başvurabilir. Eksik belgeyle yapılan başvurular işleme alınmaz.',
    facts: {},
  },
  {
    title: 'Desmentido',
    url: 'http://ar.china-embassy.gov.cn/esp/x.htm',
    text: 'Circula en redes sociales la versión de que a partir del 1 de enero de 2026 los argentinos pagarán 500 dólares por la visa y deberán presentar certificado de antecedentes penales. Esa información es falsa.',
    facts: {},
  },
];

itStates(PASSAGES);
