/** Three people around one knot: the person, the services, the community; the three axes of a health budget. */
export function Logo({ className = 'logo' }: { className?: string }) {
  return (
    <svg className={className} viewBox="3 3 42 42" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round">
        <path d="M31.100 12.700a15 15 0 0 1 7.800 12.300M30.800 38.400a15 15 0 0 1-13.600 0M9.100 25a15 15 0 0 1 7.800-12.300" />
        <path d="M24 25.500V17M24 25.500l-7.500 4.400M24 25.500l7.500 4.400" strokeWidth="4.600" />
      </g>
      <g fill="currentColor">
        <circle cx="24" cy="10" r="4.600" />
        <circle cx="11" cy="33" r="4.600" />
        <circle cx="37" cy="33" r="4.600" />
      </g>
    </svg>
  );
}
