/** The mark: a plain round mirror. */
export function Ring({
  size = 20,
  verified = false,
}: {
  readonly size?: number;
  readonly verified?: boolean;
}) {
  return (
    <svg
      className={verified ? 'ring verified' : 'ring'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9.25" fill="none" stroke="currentColor" strokeWidth="2.5" />
      {verified ? (
        <path
          d="M8 12.2l2.7 2.7L16 9.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : (
        <path
          d="M7.2 11.2a5 5 0 0 1 4-4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      )}
    </svg>
  );
}
