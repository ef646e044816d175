import { Row, RowList } from "@/components/ui/row-list";
import { words } from "@/lib/auth/reader";

/** The mail that proves an address, which nobody switches off: without it, anybody could book as anybody. */
export async function ProofRow() {
  const t = await words("linkMails");
  return (
    <RowList>
      <Row leading={t("to.guest")} title={t("proof.title")} detail={t("proof.text")} />
    </RowList>
  );
}
