/** The mark of the product: a small yellow bird on an ink tile. Decorative: the name stands beside it. */
export function CanaryMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" fill="#1d1c19" />
      <path
        fill="#ffd02f"
        d="M5 17.3c2.3-.2 4.1-1.1 5.3-2.7.7-.9 1-2 1-3.2v-.8a3.9 3.9 0 0 1 7-2.4l1.9.9-1.7 1.2v1.6a6.6 6.6 0 0 1-6.6 6.6c-2.7 0-5.1-.4-6.9-1.2Z"
      />
      <circle cx="15.8" cy="9.7" r=".9" fill="#1d1c19" />
    </svg>
  );
}
