import { describe, expect, test } from "vitest";
import { htmlTables } from "./read-html-table";

const cells = (inner: string) => htmlTables(`<table><tr>${inner}</tr></table>`)[0]?.[0];

describe("tables of a page", () => {
  test.each<[string, string, string[][][]]>([
    ["none", "<p>a</p>", []],
    ["none that has rows", "<table></table>", []],
    ["one", "<table><tr><td>a</td><td>b</td></tr></table>", [[["a", "b"]]]],
    ["in capitals", "<TABLE><TR><TD>a<TH>b</TABLE>", [[["a", "b"]]]],
    ["with head and body", "<table><thead><th>h</thead><tbody><tr><td>a</tbody></table>", [[["h"], ["a"]]]],
    ["with bodies and no rows", "<table><tbody><td>a</tbody><tbody><td>b</tbody></table>", [[["a"], ["b"]]]],
    ["two", "<table><tr><td>a</table>x<table><tr><td>b</table>", [[["a"]], [["b"]]]],
    ["one that is cut", "<table><tr><td>a<td>b", [[["a", "b"]]]],
    ["rows alone", "x<tr><td>a</td></tr><tr><td>b", [[["a"], ["b"]]]],
    ["cells alone", "<td>a</td><th>b</th>", [[["a", "b"]]]],
    ["an end without a beginning", "</table><table><tr><td>a</table>", [[["a"]]]],
    ["text between cells", "<table>x<tr>y<td>a</td>z</tr></table>", [[["a"]]]],
    ["one within a cell", "<table><tr><td>a<table><tr><td>b</table>c<td>d</table>", [[["abc", "d"]]]],
    ["an empty row", "<table><tr></tr><tr><td></table>", [[[""]]]],
    ["other tags that begin alike", "<table><track><tr><td>a<title>b</table>", [[["ab"]]]],
  ])("%s", (_, html, tables) => {
    expect(htmlTables(html)).toEqual(tables);
  });
});

describe("a cell is plain text", () => {
  test.each([
    ["white space as one", "<td>  a\n\t b&nbsp; c </td>", "a b c"],
    ["breaks as spaces", "<td>a<br>b<br/>c<p>d</p>e<div>f</div>g<li>h</li>i</td>", "a b cd ef gh i"],
    ["marks left out", '<td><b>a</b><span class="x">b</span><a href="#">c</a></td>', "abc"],
    ["what is no tag", "<td>a < b <= c <3 <-</td>", "a < b <= c <3 <-"],
    ["comments left out", "<td>a<!-- <td>x</td> -->b</td>", "ab"],
    ["a comment that never ends", "<td>a<!-- b</td>", "a"],
    ["a tag that never ends", "<td>a<b", "a"],
    ["scripts and styles left out", "<td>a<script>x<td>y</SCRIPT>b<style>td{}</style>c</td>", "abc"],
    ["a script that never ends", "<td>a<script>x</td>", "a"],
    ["a tag of attributes", '<td style="a:b" title="c">d</td>', "d"],
    ["names of signs", "<td>&lt;&gt;&amp;&quot;&apos;&vert;&verbar;&ast;&midast;</td>", "<>&\"'||**"],
    ["names of signs of patterns", "<td>&Hat;&bsol;&lbrace;&rbrace;&lpar;&rpar;</td>", "^\\{}()"],
    ["numbers of signs", "<td>&#124;&#x7C;&#X7c;&#x1F600;</td>", "|||\u{1f600}"],
    [
      "what is no sign",
      "<td>&nosuch; &#0; &#x110000; &#; & &constructor; a&b;</td>",
      "&nosuch; &#0; &#x110000; &#; & &constructor; a&b;",
    ],
    ["the last of all signs", "<td>&#x10ffff;</td>", "\u{10ffff}"],
  ])("%s", (_, html, text) => {
    expect(cells(html)).toEqual([text]);
  });
});
