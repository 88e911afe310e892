/** Shown when not even the configuration could be fetched; i18n may be missing too, hence both languages in place. */
export function StartFailure() {
  return (
    <main className="start-failure">
      <h1>Chưa kết nối được máy chủ</h1>
      <p>Không tải được cấu hình của bàn điều hành. Hãy kiểm tra mạng rồi thử lại.</p>
      <p lang="en">The console could not reach its server. Check the network and try again.</p>
      <button type="button" onClick={() => window.location.reload()}>
        Thử lại / Retry
      </button>
    </main>
  );
}
