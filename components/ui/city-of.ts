/** "米国東部（バージニア北部）" is バージニア北部 to people: the region's code beside it says the rest. */
export function cityOf(name: string): string {
  return /[（(]([^（()）]+)[）)]$/.exec(name)?.[1] ?? name;
}
