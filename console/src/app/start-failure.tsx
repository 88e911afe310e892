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

/** Shown when the whole console broke, menu and all. */
export function CrashFailure() {
  return (
    <main className="start-failure">
      <h1>Bàn điều hành gặp lỗi</h1>
      <p>Nội dung đang soạn trên phiếu vẫn được giữ trên máy này. Hãy tải lại trang; nếu lỗi lặp lại, báo quản trị.</p>
      <p lang="en">The console broke. What you were writing on a ticket is kept; please reload the page.</p>
      <button type="button" onClick={() => window.location.reload()}>
        Tải lại / Reload
      </button>
    </main>
  );
}
