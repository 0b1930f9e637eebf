import { lexicon } from './lexicon.ts';

export const TURKISH = lexicon('tr', {
  common:
    'başvuru başvurusu pasaport gerekli çin yıl gün olmalıdır sahibi vizesi ve bir bu için ile olan olarak veya da de en gerekmektedir vize çin ise değildir kadar tarafından her sonra edilir',
  deny: '\\p{L}*(?:maz|mez|mamak|memek|mayacak|meyecek|mamaktad|memekted|mıyor|miyor|muyor|müyor)|değil|yok_|gerekmez|gereksiz|kaldırıl|iptal|muaf|muafiyet|askıya|hiçbir|isteğe bağlı|sona er|durdurul|yasak',
  without: '\\p{L}*(?:sız|siz|suz|süz)_|olmadan|almadan|olmaksızın',
  demand:
    'gerek|zorunlu|şart|mecbur|\\p{L}*(?:malı|meli)|lazım|gerekli|rica|lütfen|istenir|talep|ile (?:yapılır|kabul)|alınarak|alınır|alınacak|yapılır|yalnızca|sadece',
  may: 'eğer|halinde|durumunda|\\p{L}*(?:ebilir|abilir)|gerekirse|gerektiğinde|ise_|olabilir|tavsiye',
  permit: '\\p{L}*(?:ebilir|abilir)|izin ver|mümkün|hak_|hakkı|uygun|eşlik|serbest',
  former: 'eskiden|bugüne kadar|geçmişte|önceki',
  yes: 'evet|tabii',
  no: 'hayır|yok_|değil',
  appointment: 'randevu',
  interview: 'mülakat|görüşme',
  prints: 'parmak iz|biyometri',
  sponsor: 'davet|işveren|iş sözleşmesi|iş teklifi|sponsor|kefil|garantör|ev sahibi kurum',
  family: 'aile|eş_|eşi_|eşler|çocuk|yakınlar',
  work: 'çalış(?!ma izni|ma gün)|iş_|istihdam|ücretli',
  workPermit: 'çalışma izn|çalışma iznin',
  others: 'çocuk|reşit olmayan|öğrenci|parmak|veli|ebeveyn|refakat',
  age: 'yaş',
  ageRange: '# ?(?:-|ile|ila|ve) ?# ?yaş',
  ageMin:
    '(?:en az|asgari|minimum) # ?yaş|# yaş(?:ını|ından)? (?:doldurmuş|tamamlamış|büyük|ve üzeri|üstü|bitirmiş)|alt yaş sınırı[^.\\d]{0,12}#',
  ageMax:
    '(?:en fazla|azami|maksimum) # ?yaş|# yaş(?:ını|ından)? (?:geçmemiş|aşmamış|büyük olma|aşma|ve altı)|yaş sınırı[^.\\d]{0,16}#|üst yaş[^.\\d]{0,16}#',
  ageBelow: '# yaş(?:ından|ını)? (?:küçük|doldurmamış|altı)',
  experience: 'deneyim|tecrübe',
  school: 'üniversite|kurum|enstitü|kuruluş|okul',
  renowned: 'tanınmış|saygın|seçkin|prestijli|ünlü|önde gelen|akredite',
  stay: 'kalış|kalma|konakla|ikamet(?! izni)',
  validity: 'geçerli',
  otherValidity: 'pasaport|form|fotoğraf|mektub|mektup|belge|parmak|sigorta|izin|izni|en az|randevu|önlem|oturma',
  regular: 'normal|standart|olağan|işlem süresi|işlemleri|sürer|sürmekte|genel',
  express: 'acil|ekspres|hızlı|hızlandırılmış|express',
  otherDays:
    'varışta|girişte|\\p{L}*(?:den|dan) önce|en geç|vardıktan|girişten sonra|iptal|iade|yanıt|kapalı|tatil|içinde (?:bildir|kayıt)',
  centre:
    'merkez(?:e|imiz)\\p{L}*|vize başvuru (?:hizmet )?merkez|çin vize başvuru|vize merkez|chinese visa application',
  post: '(?:\\p{L}+ ){0,2}(?:büyükelçiliğ|başkonsolosluğ|konsolosluğ|konsolosluk şubesi|gişe)\\p{L}*(?:ne|na|nde|nda|ye|ya|de|da|e|a)_',
  online: 'çevrimiçi|online|internet üzerinden|elektronik|web sitesi|cova_|https?:|internetten',
  mail: 'posta(?:yla| yoluyla| ile)|kargo|kurye|posta_',
  agent: 'acente|acenta|vekil|vekalet|aracı|temsilci',
  lodge: 'başvuru|başvur|teslim|doldur|şahsen|bizzat|sunul|sunma|ibraz|kabul|yapıl|gönder|müracaat',
  otherBusiness:
    'ödeme|öde|pasaport(?:u|unu|ların) (?:tesli?m al|al)|telefon|bilgi al|tasdik|apostil|noter|kapalı|tatil|polis|uzat|iade',
  papers: 'belge|evrak|gerekli|doküman|istenen',
  bring: 'sunul|sunma|ibraz|teslim|ekle|getir|doldur|gerekli|hazırla|istenen|verilmesi',
  from: 'başlangıç(?: tarihi)?:?',
  fromAfter:
    "(?:'?(?:den|dan|ten|tan)|tarihinden)(?: itibaren)|itibaren|tarihinde (?:yürürlü|başla)|'?(?:de|da|te|ta) (?:yürürlüğe|başla)",
  until: 'bitiş(?: tarihi)?:?',
  untilAfter: "(?:tarihine|'?(?:e|a|ye|ya))(?: kadar| dek)|kadar|tarihinde sona",
  inForce: 'yürürlü|başla|geçerli|uygulan',
  otherDates: 'yayımlan|yayınlan|güncelle|imzala|doğum|tatil|kapalı|önce verilen',
});
