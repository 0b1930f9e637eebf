import { lexicon } from './lexicon.ts';

export const PORTUGUESE = lexicon('pt', {
  common:
    'visto passaporte solicitação requerentes são não ser anos pedido você pela chinês deverá requerente taxa o a os as e é de do da em para com por não que um uma no na dos das ou ao se seu são deve à pelo pela',
  deny: 'não_|nem_|nenhum|sem necessidade|tampouco|deixa(?:m|rá|rão)? de|já não|elimin|supri(?:m|ss)|cancel|abol|dispens|isen(?:t|ç)|suspens|suspend|facultativ|opcional|desnecess|revog|vedad|proibid',
  without: 'sem_',
  demand:
    'sistemátic|dev(?:e|em|erá|erão)_|é (?:necessári|obrigatóri|preciso|imprescindível|exigid|requerid)|necessári|obrigatóri|imprescind|exig|requer(?:id|em)?_|precisa|precis[ao]m?_|tem que|têm de|tem de|terá de|mediante|somente com|apenas com|apenas por|exclusivamente|favor_|queira|solicita-se|serão (?:recolhid|colhid|coletad|convocad)|será(?:ão)? (?:realizad|recolhid|colhid|coletad)|recolh|colet|colher|comparec|passará a',
  may: '(?<=^|[,;] )se_|caso_|quando|pode_|podem|poderá|poderão|eventual|conforme o caso|em caso|reserva-se|se necessário|a critério|recomend|aconselh',
  permit: 'pode_|posso_|podem|poder|permit|autoriz|habilit|possível|direito|admit|acompanh|contempla|faculta|levar',
  former:
    'era_|eram_|\\p{L}+avam_|custava|anteriormente|antes_(?! d)|até (?:agora|então|[^,;]{4,30}(?:era|eram|custava))|no passado|antigamente|outrora|a regra anterior',
  yes: 'sim_|claro|com certeza|é_',
  no: 'não_|nenhum|nem_',
  appointment: 'agendament|agendar|marcaç|marcar|hora marcada|reserva(?:r)? (?:de )?(?:hora|horário|vaga)|agende',
  interview: 'entrevist',
  prints: 'impressões digitais|impressão digital|biométri|biometria|digitais_|datilosc',
  sponsor:
    'convidad[oa]s? por|entidade convidante|(?:carta[- ](?:de[- ])?)?convite|convidante|empregador|vínculo empregatício|contrato de trabalho|oferta de (?:emprego|trabalho)|patrocin|fiador|garante|entidade (?:anfitriã|patronal|acolhedora|convidante)|instituição (?:anfitriã|de acolhimento)|empresa (?:chinesa|contratante)',
  family: 'fam[ií]l|cônjuge|espos[ao]|filh|dependentes|marido|mulher_|parentes',
  work: 'trabalhar|trabalho_|emprego|laboral|remunerad|atividade profissional|exercer (?:atividade|profissão)|empregatíci',
  workPermit:
    'autorização de trabalho|permissão (?:de|para) trabalh\\p{L}+|licença de trabalho|permiss?o? de trabalho|visto de trabalho e',
  others: 'menores? (?:de idade|de 1[0-8])|filh|estudante|bolsista|impress(?:ões|ão) digit|acompanhante|criança|tutor',
  age: 'idade|anos_|maior(?:es)? de|faixa etária',
  ageRange:
    '(?:entre|de|dos)(?: os)? #(?: anos)? (?:e|a|aos|até)(?: os)? #|# ?(?:a|-|e) ?# anos|(?:no mínimo|pelo menos) # (?:anos )?e (?:no máximo|menos de|não mais de) #',
  ageMin:
    '(?:pelo menos|no mínimo|mínim[oa](?: de)?|(?<!não (?:ser )?)maior(?:es)? de|a partir d[eo]s?|idade mínima[^.\\d]{0,20}|não inferior a|ter completado|completado|igual ou superior a|mais de|não menos de|ter) # ?anos|idade mínima[^.\\d]{0,20}#|# anos (?:completos|ou mais|no mínimo)',
  ageMax:
    '(?:no máximo|máxim[oa](?: de)?|até(?: os| aos)?|não (?:superior a|mais (?:de|do que|que)|ultrapass\\p{L}+(?: os)?|exced\\p{L}+(?: os)?|pode(?:m)? (?:ter mais de|ultrapassar|exceder)(?: os)?|(?:ser )?maior(?:es)? de)|limite de idade[^.\\d]{0,30}|limite etário[^.\\d]{0,30}|idade máxima[^.\\d]{0,20}|igual ou inferior a|limite máximo[^.\\d]{0,20}|ter mais de(?<=não (?:pode|podem|deve|devem|poderão|deverão) ter mais de)) ?#|# anos (?:no máximo|ou menos|inclusive)',
  ageBelow:
    '(?:menos de|(?<!não )menor(?:es)? de|inferior a(?<!não inferior a)|abaixo d[eo]s?|não (?:tenham?|tiver|ter|terem) (?:ainda )?completado|ainda não (?:tenham?|completaram)(?: completado)?|antes d[eo]s?|antes de completar) #',
  experience: 'experiência|prática profissional|tempo de serviço|atuação profissional',
  school: 'universidade|instituiç|institut|centro de (?:pesquisa|investig)|faculdade|escola|laborat',
  renowned:
    'renom|prestígi|prestigiad|reconhecid|conceituad|renomad|de excelência|de referência|notóri|de topo|reputad|destacad',
  stay: 'permanência|estad[ai]a?_|estadia|permanecer|estada|ficar_',
  validity: 'duração do visto|validade|válid|vigência|vigorar',
  otherValidity:
    'passaporte|formulário|foto|carta|certid|certificad|comprovante|impress(?:ões|ão)|residência|seguro_|autorização|medida|aviso_|pelo menos|no mínimo|mínim|agendament|superior a|título',
  regular: 'normal|ordinári|regular|padrão|comum|prazo|habitual|convencional',
  express: 'urgen|express|rápid|acelerad|prioritári',
  otherDays:
    'à chegada|ao (?:chegar|entrar)|antes d|com antecedência|de antecedência|após (?:a )?(?:entrada|chegada)|cancel|reembols|devolu|respost|análise prévia|pré-análise|até [^.;]{0,20}antes|fechad|encerrad',
  centre:
    '(?:ao|no) centro_|centro (?:de )?(?:serviços? )?(?:de |para )?(?:solicitaç(?:ão|ões) (?:de )?|pedidos? (?:de )?|requerimento de )?vistos?|chinese visa application|centro de vistos',
  post: '(?:na|no|à|ao|junto (?:à|ao|da|do)|pela|pelo|perante a|nesta|neste|em nosso) (?:\\p{L}+ )?(?:embaixada|consulado|balcão|guichê|seção consular|secção consular|setor consular|setor de vistos|repartição|consular)',
  online:
    'online|on-line|em linha|pela internet|via internet|através d[^.;,]{0,20}(?:site|portal|página)|no s[ií]t[ei]o?|cova_|https?:|eletrôni|eletróni|pelo site',
  mail: 'por correio(?! ele)|via postal|pelos? correios?|postal|por courier|por portador|sedex|por carta',
  agent: 'agência|despachante|procurador|procuração|terceir|intermediári|representante|mandatári',
  lodge:
    'apresent|solicit|requer|entreg|preench|submet|submi|dirig|pessoalmente|comparec|pedido|protocol|envi|recebid|aceit|efetu|receb|encaminh|depositar|dar entrada',
  otherBusiness:
    'pagament|pagar|levant(?:ar|amento)|retir(?:ar|ada)|telefon|informaç|legaliz|notari|apostil|fechad|encerrad|feriad|polícia|registr(?:ar|o) de residência|prorrog|reembols|consultas',
  papers: 'document|requisito|papéis|anexar|apresentar|lista|relação|exigid',
  bring:
    'apresent|anex|entreg|apresentar|anexar|entregar|fornecer|juntar|trazer|levar|exibir|preencher|necessári|exigid|instru[ií]|apresentaç|acompanhad|munid',
  from: 'a partir d(?:e|o|as)(?: dia)?|desde(?: o| de)?|a contar d[eo]|com efeito(?:s)? a partir de|entre(?: o)?|em vigor (?:desde|em|a)|início:?|do dia',
  fromAfter: 'em diante',
  until: 'até(?: o| ao| a)?(?: dia)?|a_(?= ?$)|e_(?= ?$)|termina(?:rá)? em|expira(?:rá)? em|fim:|prorrogad\\p{L} até',
  untilAfter: '',
  inForce: 'vigor|efeito|aplic|entra(?:rá|m)? em|inici|começ|abrir|passa(?:rá|m)? a|implement|vigente',
  otherDates: 'publicad|atualizad|assinad|nascid|feriad|fechad|encerrad|emitid\\p{L} antes|aprovad',
});
