import styles from "./account-name.module.css";

/** An account by its name and its 12 digits in groups of four. The gaps are drawn, so that a copy has digits only. */
export function AccountName({ name, id, only }: { name?: string | null; id: string; only?: "id" }) {
  return (
    <span className={styles.account}>
      {name && only !== "id" ? <span className={styles.name}>{name}</span> : null}
      <AccountId id={id} />
    </span>
  );
}

/** The 12 digits of an account. */
export function AccountId({ id }: { id: string }) {
  return (
    <span className={styles.id}>
      <span className={styles.group}>{id.slice(0, 4)}</span>
      <span className={styles.group}>{id.slice(4, 8)}</span>
      {id.slice(8)}
    </span>
  );
}
