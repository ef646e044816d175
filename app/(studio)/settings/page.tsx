import { redirect } from "next/navigation";

/** Settings begin with what is one's own. */
export default function SettingsPage(): never {
  redirect("/settings/profile");
}
