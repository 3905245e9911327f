/** One AWS region with the name that AWS' own pages give it in each language. */
export interface Region {
  code: string;
  en: string;
  ja: string;
}

/** The regions of all public partitions, in the order of AWS' own list. */
export const REGIONS: readonly Region[] = [
  { code: "us-east-1", en: "US East (N. Virginia)", ja: "米国東部（バージニア北部）" },
  { code: "us-east-2", en: "US East (Ohio)", ja: "米国東部（オハイオ）" },
  { code: "us-west-1", en: "US West (N. California)", ja: "米国西部（北カリフォルニア）" },
  { code: "us-west-2", en: "US West (Oregon)", ja: "米国西部（オレゴン）" },
  { code: "af-south-1", en: "Africa (Cape Town)", ja: "アフリカ（ケープタウン）" },
  { code: "ap-east-1", en: "Asia Pacific (Hong Kong)", ja: "アジアパシフィック（香港）" },
  { code: "ap-east-2", en: "Asia Pacific (Taipei)", ja: "アジアパシフィック（台北）" },
  { code: "ap-northeast-1", en: "Asia Pacific (Tokyo)", ja: "アジアパシフィック（東京）" },
  { code: "ap-northeast-2", en: "Asia Pacific (Seoul)", ja: "アジアパシフィック（ソウル）" },
  { code: "ap-northeast-3", en: "Asia Pacific (Osaka)", ja: "アジアパシフィック（大阪）" },
  { code: "ap-south-1", en: "Asia Pacific (Mumbai)", ja: "アジアパシフィック（ムンバイ）" },
  { code: "ap-south-2", en: "Asia Pacific (Hyderabad)", ja: "アジアパシフィック（ハイデラバード）" },
  { code: "ap-southeast-1", en: "Asia Pacific (Singapore)", ja: "アジアパシフィック（シンガポール）" },
  { code: "ap-southeast-2", en: "Asia Pacific (Sydney)", ja: "アジアパシフィック（シドニー）" },
  { code: "ap-southeast-3", en: "Asia Pacific (Jakarta)", ja: "アジアパシフィック（ジャカルタ）" },
  { code: "ap-southeast-4", en: "Asia Pacific (Melbourne)", ja: "アジアパシフィック（メルボルン）" },
  { code: "ap-southeast-5", en: "Asia Pacific (Malaysia)", ja: "アジアパシフィック（マレーシア）" },
  { code: "ap-southeast-6", en: "Asia Pacific (New Zealand)", ja: "アジアパシフィック（ニュージーランド）" },
  { code: "ap-southeast-7", en: "Asia Pacific (Thailand)", ja: "アジアパシフィック（タイ）" },
  { code: "ca-central-1", en: "Canada (Central)", ja: "カナダ（中部）" },
  { code: "ca-west-1", en: "Canada West (Calgary)", ja: "カナダ西部（カルガリー）" },
  { code: "eu-central-1", en: "Europe (Frankfurt)", ja: "欧州（フランクフルト）" },
  { code: "eu-central-2", en: "Europe (Zurich)", ja: "欧州（チューリッヒ）" },
  { code: "eu-north-1", en: "Europe (Stockholm)", ja: "欧州（ストックホルム）" },
  { code: "eu-south-1", en: "Europe (Milan)", ja: "欧州（ミラノ）" },
  { code: "eu-south-2", en: "Europe (Spain)", ja: "欧州（スペイン）" },
  { code: "eu-west-1", en: "Europe (Ireland)", ja: "欧州（アイルランド）" },
  { code: "eu-west-2", en: "Europe (London)", ja: "欧州（ロンドン）" },
  { code: "eu-west-3", en: "Europe (Paris)", ja: "欧州（パリ）" },
  { code: "il-central-1", en: "Israel (Tel Aviv)", ja: "イスラエル（テルアビブ）" },
  { code: "me-central-1", en: "Middle East (UAE)", ja: "中東（アラブ首長国連邦）" },
  { code: "me-south-1", en: "Middle East (Bahrain)", ja: "中東（バーレーン）" },
  { code: "mx-central-1", en: "Mexico (Central)", ja: "メキシコ（中部）" },
  { code: "sa-east-1", en: "South America (São Paulo)", ja: "南米（サンパウロ）" },
  { code: "us-gov-east-1", en: "AWS GovCloud (US-East)", ja: "AWS GovCloud（米国東部）" },
  { code: "us-gov-west-1", en: "AWS GovCloud (US-West)", ja: "AWS GovCloud（米国西部）" },
  { code: "cn-north-1", en: "China (Beijing)", ja: "中国（北京）" },
  { code: "cn-northwest-1", en: "China (Ningxia)", ja: "中国（寧夏）" },
  {
    code: "eusc-de-east-1",
    en: "AWS European Sovereign Cloud (Germany)",
    ja: "AWS欧州ソブリンクラウド（ドイツ）",
  },
];

const BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));

/** The region's name in `locale` ("ja", else English); the code itself where the region is newer than this list. */
export function regionName(code: string, locale: string): string {
  const region = BY_CODE.get(code);
  if (!region) return code;
  return locale.startsWith("ja") ? region.ja : region.en;
}

/** True for text shaped like a region code. New regions open more often than this product is updated. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]{2,12}){1,2}-\d{1,2}$/.test(text);
}
