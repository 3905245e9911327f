import styles from "./avatar.module.css";

/** A person by the first character of a Japanese name or the initials of a Latin one. The name stands beside it. */
export function Avatar({ name, size = 22 }: { name: string; size?: number }) {
  return (
    <span className={styles.avatar} style={{ width: size, height: size }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** "佐藤 恵" is 佐, "Kei Sato" is KS, "kei" is K. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s　]+/);
  const first = Array.from(words[0] ?? "")[0] ?? "?";
  if (!/^[A-Za-zÀ-ÿ]/.test(first)) return first;
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toUpperCase();
}
