/** 1-based line of a position in `text`. Positions that grow cost nothing twice; one that goes back starts over. */
export function lineCounter(text: string): (at: number) => number {
  let last = 0;
  let line = 1;
  let nextBreak = text.indexOf("\n");
  return (at) => {
    if (at < last) {
      line = 1;
      nextBreak = text.indexOf("\n");
    }
    while (nextBreak !== -1 && nextBreak < at) {
      line += 1;
      nextBreak = text.indexOf("\n", nextBreak + 1);
    }
    last = at;
    return line;
  };
}
