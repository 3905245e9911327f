import { describe, expect, it, test } from "vitest";
import { readTable, type TableFormat } from "./read-table";

const ARTICLE = `Item | Identity | Service | Event |
---|---|---|---|
(a) | IAM user | IAM | * |
(b) | * | CloudTrail | DeleteTrail |
(d) | * | * | "Create" "Delete" "Update" "Put" "Stop*" |`;

const WIDE = [
  ["eventName", "eventSource", "userIdentityType"],
  [".*", "iam.amazonaws.com", "IAMUser"],
  ["^Create*|^Delete*|^Update*|^Put*|^Stop*", ".*", ".*"],
  ["^Create*|^Stop*", "^(?!ec2).*$", ".*"],
];

test("the article's table has four columns, its trailing pipes none", () => {
  expect(readTable(ARTICLE)).toEqual({
    format: "markdown",
    rows: [
      ["Item", "Identity", "Service", "Event"],
      ["(a)", "IAM user", "IAM", "*"],
      ["(b)", "*", "CloudTrail", "DeleteTrail"],
      ["(d)", "*", "*", '"Create" "Delete" "Update" "Put" "Stop*"'],
    ],
  });
});

describe("an alternation stays in its cell", () => {
  const spaced = WIDE.map((row) => row.join(" | "));
  const [head = "", ...body] = spaced;
  it.each([
    ["without outer pipes", [head, "---|---|---", ...body]],
    ["with trailing pipes", [`${head} |`, "---|---|---|", ...body.map((line) => `${line} |`)]],
    ["with outer pipes", [head, "--- | :---: | ---:", ...body].map((line) => `| ${line} |`)],
    ["without a divider", spaced],
    [
      "between paragraphs",
      ["ルールの追加を検討します。", "", head, "---|---|---", ...body, "", "その後の絞り方は"],
    ],
    [
      "escaped",
      [
        head,
        "---|---|---",
        ...WIDE.slice(1).map((row) => row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")),
      ],
    ],
    [
      "as code",
      [head, "---|---|---", ...WIDE.slice(1).map((row) => row.map((cell) => `\`${cell}\``).join(" | "))],
    ],
    ["with Windows line ends", [`${head}\r`, "---|---|---\r", ...body.map((line) => `${line}\r`)]],
  ])("%s", (_, lines) => {
    expect(readTable(lines.join("\n"))).toEqual({ format: "markdown", rows: WIDE });
  });

  it.each([
    ["one dash a column", ["|-|-|-|", "|:-:|-:|:-|", "| - | - | - |", "- | - | -", ":-|-|-"]],
    ["more than one", ["---|---|---", "|--|:-:|--:|"]],
  ])("below a divider of %s, without spaces or outer pipes", (_, dividers) => {
    for (const divider of dividers) {
      const text = ["a|b|c", divider, "^Run|^Stop|ec2|IAMUser", "^Put|s3|Root", "", "x|y|z"].join("\n");
      expect(readTable(text), divider).toEqual({
        format: "markdown",
        rows: [
          ["a", "b", "c"],
          ["^Run|^Stop", "ec2", "IAMUser"],
          ["^Put", "s3", "Root"],
        ],
      });
    }
  });

  it("dashes without a pipe are no divider", () => {
    expect(readTable("^Run|^Stop\n-\n^Put").format).toBe("lines");
    expect(readTable("a|b\n^-|-$\nc|d").format).toBe("lines");
  });

  it("in one pasted line", () => {
    expect(readTable("^Run*|^Terminate* | ec2.amazonaws.com | IAMUser |").rows).toEqual([
      ["^Run*|^Terminate*", "ec2.amazonaws.com", "IAMUser"],
    ]);
  });

  it("where nothing has spaces: the first column takes what is too much", () => {
    expect(
      readTable("|eventName|eventSource|userIdentityType|\n|-|-|-|\n|--|--|--|\n|^Run|^Stop|ec2|IAMUser|")
        .rows,
    ).toContainEqual(["^Run|^Stop", "ec2", "IAMUser"]);
  });
});

test("tables of one shape on one page are one, others are left out", () => {
  const text = "a | b\n---|---\n1 | 2\n\nText.\n\na | b\n---|---\n3 | 4\n\nc | d\n---|---\n5 | 6";
  expect(readTable(text).rows).toEqual([
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
  ]);
});

describe("TSV", () => {
  it("keeps pipes, quotes inside a cell and empty cells", () => {
    const text = '(d)\t*\t*\t"Create" "Delete" "Stop*"\n^a|^b\t\t"x ""y"" z"\n';
    expect(readTable(text)).toEqual({
      format: "tsv",
      rows: [
        ["(d)", "*", "*", '"Create" "Delete" "Stop*"'],
        ["^a|^b", "", 'x "y" z', ""],
      ],
    });
  });

  it("reads a quoted cell over two lines, as Excel writes it", () => {
    expect(readTable('a\t"one\ntwo"\r\nb\tc').rows).toEqual([
      ["a", "one\ntwo"],
      ["b", "c"],
    ]);
  });
});

describe("CSV", () => {
  it("reads quoted cells", () => {
    expect(readTable('eventName,eventSource\n"^(Run|Stop){1,2}",ec2.amazonaws.com')).toEqual({
      format: "csv",
      rows: [
        ["eventName", "eventSource"],
        ["^(Run|Stop){1,2}", "ec2.amazonaws.com"],
      ],
    });
  });

  it("reads semicolons", () => {
    expect(readTable("a;b\nc;d").rows).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it.each(["^(Create|Delete){1,2}$", "Hello, world", "^Create|^Delete", "", "   \n\n"])(
    "is not seen in %j",
    (text) => {
      const rows = text.trim() === "" ? [] : [[text]];
      expect(readTable(text)).toEqual({ format: "lines", rows });
    },
  );
});

describe("HTML", () => {
  it("reads cells as text, entities and marks resolved", () => {
    const html = `<html><head><style>td{}</style></head><body><!-- <td>no</td> --><table class="x"><thead><tr><th>eventName</th>
      <th>eventSource</th></tr></thead><tbody><tr><td><code>^Create*|^Delete*</code></td><td>^(?!ec2).*$ &amp; &lt;b&gt;&#124;&#x7c;&vert;&nbsp;</td></tr>
      <tr><td>a<br>b</td><td><script>alert("<td>")</script>x</td></tr></tbody></table></body></html>`;
    expect(readTable("ignored", html)).toEqual({
      format: "html",
      rows: [
        ["eventName", "eventSource"],
        ["^Create*|^Delete*", "^(?!ec2).*$ & <b>|||"],
        ["a b", "x"],
      ],
    });
  });

  it("needs no closing tags and no table around the rows", () => {
    expect(readTable("<tr><td>a<td>b<tr><td>c<td>d").rows).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("without a table gives way to the text", () => {
    expect(readTable("a\tb", "<p>a b</p>").format).toBe("tsv");
  });

  it("keeps a `<` that begins no tag", () => {
    expect(readTable("<table><td>(?<=a) < b</table>").rows).toEqual([["(?<=a) < b"]]);
  });
});

describe("what a text is taken for", () => {
  it.each<[string, TableFormat, string[][]]>([
    ["a | b", "markdown", [["a", "b"]]],
    ["| a | b |", "markdown", [["a", "b"]]],
    ["| a | b", "markdown", [["a", "b"]]],
    [
      "|a|b|\n|c|d|",
      "markdown",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["x\na | b\ny", "markdown", [["a", "b"]]],
    ["---|---\na | b", "markdown", [["a", "b"]]],
    ["a | b\n---|---", "markdown", [["a", "b"]]],
    ["| a |\n|---|\n| b |", "markdown", [["a"], ["b"]]],
    ["a\tb | c\n---|---", "markdown", [["a\tb", "c"]]],
    ["a || b", "lines", [["a || b"]]],
    ["a|b\nc|d", "lines", [["a|b"], ["c|d"]]],
    ["a\n---\nb", "lines", [["a"], ["---"], ["b"]]],
    ["--- | ---", "lines", [["--- | ---"]]],
    ["a\tb | c", "tsv", [["a", "b | c"]]],
    [
      "a,b\nc,d",
      "csv",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a,iam.amazonaws.com,c", "csv", [["a", "iam.amazonaws.com", "c"]]],
    ["a,iam.amazonaws.com", "lines", [["a,iam.amazonaws.com"]]],
    ["a,b,c", "lines", [["a,b,c"]]],
    ["a,b\nc", "lines", [["a,b"], ["c"]]],
    ["  a  \r\n\r b \n", "lines", [["a"], ["b"]]],
    ["<table><tr><td>a</table>\tb", "html", [["a"]]],
    ["<p>a</p>", "lines", [["<p>a</p>"]]],
  ])("%j", (text, format, rows) => {
    expect(readTable(text)).toEqual({ format, rows });
  });

  it("on the clipboard beside HTML is the table of the HTML, where it has one", () => {
    expect(readTable("x\ty", "<TABLE ><tr><td>a</TABLE>").rows).toEqual([["a"]]);
    for (const html of ["<table></table>", "<tbl><td>a", "a < b"])
      expect(readTable("x\ty", html)).toEqual({ format: "tsv", rows: [["x", "y"]] });
  });
});

describe("cells of Markdown", () => {
  const rowOf = (line: string) => readTable(`x | y\n---|---\n${line}`).rows[1];

  it.each([
    ["a \\| b | c", ["a | b", "c"]],
    ["`a | b` | c", ["a | b", "c"]],
    ["1 | 2 | 3", ["1 | 2", "3"]],
    ["1|2 | 3", ["1|2", "3"]],
    ["| ` a ` | `b` c |", ["a", "`b` c"]],
    ["&lt;x&gt; | &amp;&#124;&vert;&lt;", ["<x>", "&||<"]],
    ["&amp;lt; | a", ["&lt;", "a"]],
    ["a | b |", ["a", "b"]],
    ["a |", ["a", ""]],
  ])("%j are %j", (line, cells) => {
    expect(rowOf(line)).toEqual(cells);
  });
});

describe("a table that is not even", () => {
  it("is filled up, and loses what is empty everywhere behind", () => {
    expect(readTable("a\t\tb\t\t\n\t\t\t\nc\td").rows).toEqual([
      ["a", "", "b"],
      ["c", "d", ""],
    ]);
    expect(readTable("\ta\t\n\tb\t").rows).toEqual([
      ["", "a"],
      ["", "b"],
    ]);
  });

  it("is read up to 5,000 lines and 40 columns", () => {
    const many = (cell: string, between: string) => Array.from({ length: 6_000 }, () => cell).join(between);
    expect(readTable(many("a\tb", "\n")).rows).toHaveLength(5_000);
    expect(readTable(many("a,b", "\n")).rows).toHaveLength(5_000);
    expect(readTable(many("a", "\n")).rows).toHaveLength(5_000);
    expect(readTable(many("a", "\t").slice(0, 200)).rows[0]).toHaveLength(40);
  });
});
