/** `s3` for `s3.amazonaws.com`: what a person says for an AWS event source where space is scarce. */
export function shortSource(eventSource: string): string {
  return eventSource.replace(/\.amazonaws\.com(\.cn)?$/, "");
}
