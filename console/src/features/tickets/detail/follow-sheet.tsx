import { BellFilled, BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRpc } from "../../../components/use-rpc";
import { type AppError, toAppError } from "../../../lib/app-error";
import { useMe } from "../../../lib/me";
import { supabase } from "../../../lib/supabase";

type Follower = { staff_id: number; display_name: string };

/** Who hears of every step, and whether that includes oneself. */
export function FollowSheet({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("ticket-notes");
  const me = useMe();
  const { data: followers = [], isSuccess } = useQuery<Follower[], AppError>({
    queryKey: ["tickets", "followers", ticketId],
    queryFn: async () => {
      const { data, error, status } = await supabase()
        .from("ticket_followers")
        .select("staff_id, display_name")
        .eq("ticket_id", ticketId)
        .order("display_name");
      if (error) throw toAppError(error, status);
      return data as Follower[];
    },
  });
  const invalidates = ["tickets", "ticket_followers"];
  const follow = useRpc("follow_ticket", { success: t("followed"), invalidates });
  const unfollow = useRpc("unfollow_ticket", { success: t("unfollowed"), invalidates });
  const isMine = followers.some((each) => each.staff_id === me?.person.id);
  const names = followers.map((each) =>
    each.staff_id === me?.person.id ? `${each.display_name} (${t("me")})` : each.display_name,
  );
  return (
    <section className="sheet sheet-pad" aria-labelledby="ticket-followers">
      <div className="sheet-head">
        <h2 id="ticket-followers" className="sheet-title">
          {t("followers")}
        </h2>
        <Button
          size="small"
          disabled={!isSuccess}
          loading={follow.isPending || unfollow.isPending}
          icon={isMine ? <BellFilled /> : <BellOutlined />}
          aria-pressed={isMine}
          title={isMine ? undefined : t("followHint")}
          onClick={() => (isMine ? unfollow : follow).run({ p_ticket_id: ticketId })}
        >
          {t(isMine ? "unfollow" : "follow")}
        </Button>
      </div>
      <p className={names.length ? undefined : "muted"}>{names.length ? names.join(", ") : t("noFollowers")}</p>
    </section>
  );
}
