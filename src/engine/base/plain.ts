/**
 * Lines as the word classes of this engine know them: written in simplified Chinese, in letters and digits of half
 * width. Every code unit becomes one code unit, so offsets hold.
 */

/** Traditional forms of the characters that the word classes hold, each before its simplified one. */
const FORMS =
  '記记報报導导編编審审責责輯辑訊讯聞闻頁页點点擊击閱阅讀读載载轉转關关於于們们網网權权聲声圖图攝摄發发佈布時时間间來来訂订請请鏈链語语體体號号專专題题論论評评廣广係系繫系聯联絡络錄录註注冊册員员會会賬账帳账戶户掃扫碼码維维視视頻频歡欢訪访備备證证熱热門门薦荐選选設设為为簡简術术動动態态線线機机構构執执筆笔寫写採采綜综實实習习約约駐驻農农曆历週周當当級级師师檔档條条獲获電电節节開开閉闭場场務务業业財财經经濟济際际國国軍军資资庫库區区還还後后臺台衛卫學学藝艺現现個个縮缩說说聽听從从長长頂顶結结總总貼贴連连舉举許许應应隱隐產产畫画參参與与數数標标內内類类欄栏單单協协辦办製制監监顧顾問问營营運运刪删稱称讚赞錯错價价傳传遞递讓让無无邊边東东龍龙馬马車车風风雲云氣气陰阴陣阵溫温曉晓詳详細细這这誌志閒闲優优華华並并僅仅億亿兩两別别則则剛刚創创啓启啟启圍围塊块壇坛娛娱寧宁將将對对屆届層层屬属幾几張张強强復复據据晉晋書书樂乐歷历歸归準准滬沪瀏浏爲为獨独瓊琼産产眾众衆众礙碍禮礼種种範范簽签粵粤糾纠紹绍終终組组給给統统縣县繞绕繪绘續续腦脑臨临萬万蘇苏處处裏里裡里複复見见親亲覺觉覽览觀观証证詞词該该認认説说調调談谈識识譯译議议貴贵贊赞贛赣輛辆輪轮迴回進进遊游過过達达遼辽郵邮録录鍵键鏡镜鐘钟閩闽閲阅陝陕隨随隻只雙双項项預预頭头顯显餘余饋馈魯鲁';

const PLAIN = buildPlain();

/** The plain form of each code unit; its own where it has no other. */
function buildPlain(): Uint16Array {
  const plain = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) {
    const isWide =
      (code >= 0xff10 && code <= 0xff19) ||
      (code >= 0xff21 && code <= 0xff3a) ||
      (code >= 0xff41 && code <= 0xff5a) ||
      code === 0xff0f ||
      code === 0xff0d;
    plain[code] = isWide ? code - 0xfee0 : code;
  }
  for (let i = 0; i < FORMS.length; i += 2) plain[FORMS.charCodeAt(i)] = FORMS.charCodeAt(i + 1);
  return plain;
}

/** `text` in simplified forms of half width, as long as it was; most lines come back as they are. */
export function plainOf(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const plain = PLAIN[code] as number;
    if (plain === code) continue;
    out += text.slice(from, i) + String.fromCharCode(plain);
    from = i + 1;
  }
  return from ? out + text.slice(from) : text;
}
