ORG_BLOCKED = 組織 { $slug } は停止されています。
    .help = 管理者に解除を依頼してください。
ORG_SEATS = あと { NUMBER($count) } 席必要です。
ORG_GONE = 組織は削除されました。
    .help = 別の組織を作成してください。
ORG_SLUG_TAKEN = その識別子は使われています。
ORG_NOT_FOUND = 組織 { $slug } はありません。
ORG_QUOTA = { $user } の要求 { $used } / { $most }
ORG_LATER = 今はできません。
ORG_INVALID = 組織が正しくありません。
ORG_INVALID_NAME = 名前は空にできません。
ORG_INVALID_SEATS = { $min } 席以上
code-4031 = 注文は発送されました。
AUTH_SCOPE = このトークンでは許可されません。
AUTH_LOCKED = アカウントはロックされています。
# Only those to whom it is shown see it.
ORG_STORE = 保存できませんでした。
