interface Words {
  pasteTable: string;
  table: string;
  isOfficial: string;
  takeFour: string;
  events: string;
  match: (matched: number, total: number) => string;
  stopped: string;
  publish: RegExp;
  note: string;
  noteText: string;
  live: RegExp;
  open: (count: number) => RegExp;
  suppressDialog: RegExp;
  suppress: RegExp;
  commentRequired: string;
  comment: RegExp;
  commentText: string;
  tomorrow: string;
  suppressed: (count: number) => string;
  selectPage: string;
  selection: string;
  selected: (count: number) => string;
  users: RegExp;
  enableAndSave: RegExp;
  saved: string;
  ownSetting: string;
}

/** What the main job's screens say, in the words of a person who reads them: not taken from messages/, so as to notice. */
export const MAIN_JOB_WORDS: Record<"ja" | "en", Words> = {
  ja: {
    pasteTable: "貼り付け・取り込み…",
    table: "表",
    isOfficial: "公式の例です",
    takeFour: "変換した4行を取り込む",
    events: "イベント",
    match: (matched, total) => `${total}件中${matched}件が一致`,
    stopped: "行3：userIdentityTypeで停止",
    publish: /^反映/,
    note: "履歴に残すメモ",
    noteText: "公式の例から",
    live: /組織プロファイル v\d/,
    open: (count) => new RegExp(`未対応\\s*${count}$`),
    suppressDialog: /^抑制…/,
    suppress: /^抑制する/,
    commentRequired: "コメントは必須です",
    comment: /コメント/,
    commentText: "監査の移行作業。実環境も確認済み。",
    tomorrow: "明日 09:00",
    suppressed: (count) => `${count}件を抑制しました。`,
    selectPage: "このページをすべて選択",
    selection: "選択した検知",
    selected: (count) => `${count}件`,
    users: /IAMユーザー/,
    enableAndSave: /^有効にして保存/,
    saved: "v1として保存しました。",
    ownSetting: "個別設定 v1",
  },
  en: {
    pasteTable: "Paste or import…",
    table: "Table",
    isOfficial: "This is the official example",
    takeFour: "Take 4 translated rows",
    events: "Events",
    match: (matched, total) => `${matched} of ${total} match`,
    stopped: "Row 3: stopped at userIdentityType",
    publish: /^Publish/,
    note: "Note for the history",
    noteText: "From the official example",
    live: /organisation profile v\d/i,
    open: (count) => new RegExp(`^Open\\s*${count}$`),
    suppressDialog: /^Suppress…/,
    suppress: /^Suppress(?!…)/,
    commentRequired: "A comment is needed",
    comment: /Comment/,
    commentText: "Moving the audit trail; checked on the account itself.",
    tomorrow: "Tomorrow 09:00",
    suppressed: (count) => (count === 1 ? "1 finding suppressed." : `${count} findings suppressed.`),
    selectPage: "Select all on this page",
    selection: "Selected findings",
    selected: (count) => `${count} selected`,
    users: /IAM users?/,
    enableAndSave: /^Switch on and save/,
    saved: "Saved as v1.",
    ownSetting: "Account setting v1",
  },
};
