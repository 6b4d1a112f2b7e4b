/**
 * Characters that make up the greater part of any running Chinese text. Bytes read in the wrong encoding give
 * characters too, but seldom these: that is what tells GB18030 from Big5 and one byte order from the other.
 */
const SIMPLIFIED =
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服林题建南度统色字请交爱让认算论百吃义科元社术结六功指思非流每青管连远资队带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城强步完深区即求品士转量空众技轻程告江语英基派满式息写识极令黄收钱持取设始版双历越史商千片容研像找友站广改议形委早房音火际则首单据导影失网香似专石若校读志飞观争究包组造落视济喜离兴';
const TRADITIONAL =
  '這來國個說們為時會過學對裡裏後麼無開見經頭動兩長樣現將與進實點種聲話問機給幾業間電門東聽氣關內軍產萬體別處總場師書員華報馬張難數應親計務記邊風戰覺題愛讓認論義術結連遠資隊帶變聯權傳紅決達辦運強眾輕語滿識極黃錢設雙歷廣議際單據導網專讀飛觀爭組視濟離興於還發當從著沒車樂號舊臺灣區轉寫請條';

const FREQUENT: ReadonlySet<number> = new Set(
  Array.from(
    `${SIMPLIFIED}${TRADITIONAL}，。、：；「」『』“”‘’（）《》！？—…·０１２３４５６７８９`,
    (c) => c.codePointAt(0)!,
  ),
);

/**
 * How much `text` looks like something a person wrote, 0 to 1: the share of frequent characters among those
 * beyond ASCII, less what hardly ever stands in a text (controls, private use, rare ideographs).
 */
export function plausibility(text: string): number {
  let frequent = 0;
  let ordinary = 0;
  let odd = 0;
  let ascii = 0;
  for (const ch of text) {
    const c = ch.codePointAt(0)!;
    if (c < 0x80) {
      if (c < 0x20 && c !== 9 && c !== 10 && c !== 13 && c !== 12) odd += 4;
      else ascii++;
    } else if (FREQUENT.has(c)) frequent++;
    else if ((c >= 0x4e00 && c <= 0x9fa5) || (c >= 0xc0 && c <= 0x17f) || (c >= 0x3000 && c <= 0x30ff))
      ordinary++;
    else if ((c >= 0xff01 && c <= 0xff5e) || (c >= 0x2010 && c <= 0x2122)) ordinary++;
    else odd++;
  }
  const beyond = frequent + ordinary + odd;
  if (beyond === 0) return ascii > 0 ? 1 : 0;
  return Math.max(0, (frequent + 0.25 * ordinary - 2 * odd) / beyond);
}
