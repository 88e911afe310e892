import { Navigate } from "react-router";
import { hasRole, useMe } from "../lib/me";
import { railPages } from "../lib/pages";
import { homes, menu } from "./registry";

/** The first page after login: the one a feature claims for the person's role, else the first they may open. */
export function Home() {
  useMe();
  const claimed = homes.find((home) => hasRole(...home.roles));
  const [first] = railPages(menu);
  return <Navigate to={claimed?.path ?? first?.path ?? "/account"} replace />;
}
