# errorbook: message there is no organization {slug}
# errorbook: title Not found
# errorbook: help check the slug, or ask to be let in
# errorbook: source 7ec1b219
ORG_NOT_FOUND = 組織 { $slug } は見つかりません。
    .title = 見つかりません
    .help = スラッグを確認するか、アクセス権を依頼してください。

# errorbook: message the organization {slug} is blocked
# errorbook: title Blocked
# errorbook: help ask your administrator to lift the block
# errorbook: source e31bdea7
ORG_BLOCKED = 組織 { $slug } はブロックされています。
    .title = ブロック中
    .help = 管理者にブロックの解除を依頼してください。

# errorbook: message the slug {slug} is taken
# errorbook: title Slug taken
# errorbook: help choose another slug
# errorbook: source 4f5de013
ORG_SLUG_TAKEN = スラッグ { $slug } はすでに使われています。
    .title = スラッグは使用済み
    .help = 別のスラッグを選んでください。

# errorbook: message the organization is not valid
# errorbook: title Invalid
# errorbook: help mend the values that the errors point at
# errorbook: source f0681164
ORG_INVALID = 組織の内容が正しくありません。
    .title = 内容が不正
    .help = 各エラーが示す値を直してください。

# errorbook: message no more than {limit} invitations a minute
# errorbook: title Rate limited
# errorbook: help wait as long as Retry-After says
# errorbook: source 6804a1ec
ORG_RATE_LIMITED = 招待は 1 分間に { $limit } 件までです。
    .title = 招待が多すぎます
    .help = Retry-After が示す時間だけ待ってください。

ORG_STORE = サーバー内部エラー

# errorbook: message an access token is required
# errorbook: title Token missing
# errorbook: help send `Authorization: Bearer` and a token
# errorbook: source 583caa1e
ORG_TOKEN_MISSING = アクセストークンが必要です。
    .title = アクセストークンがありません
    .help = `Authorization: Bearer` とトークンを送ってください。

# errorbook: message the access token expired
# errorbook: title Token expired
# errorbook: help refresh the token and try again
# errorbook: source 3e8f6a2f
ORG_TOKEN_EXPIRED = アクセストークンの有効期限が切れています。
    .title = アクセストークンの期限切れ
    .help = トークンを更新して、もう一度試してください。

# errorbook: message the access token is not valid
# errorbook: title Token invalid
# errorbook: help ask for a new token
# errorbook: source 57a0fa29
ORG_TOKEN_INVALID = アクセストークンが無効です。
    .title = アクセストークンが無効
    .help = 新しいトークンを取得してください。

# errorbook: message the access token lacks the scope {scope}
# errorbook: title Scope missing
# errorbook: help ask for a token with that scope
# errorbook: source d1bd5b14
ORG_SCOPE = アクセストークンにスコープ { $scope } がありません。
    .title = スコープがありません
    .help = そのスコープを持つトークンを取得してください。

# errorbook: message a slug is lower-case letters, digits and hyphens
# errorbook: title Slug
# errorbook: help write a slug like acme-2
# errorbook: source 193df219
ORG_INVALID_SLUG = スラッグに使えるのは英小文字、数字、ハイフンだけです。
    .title = スラッグ
    .help = acme-2 のようなスラッグを書いてください。

# errorbook: message a name is not empty
# errorbook: title Name
# errorbook: help write a name
# errorbook: source f3e12804
ORG_INVALID_NAME = 名前は空にできません。
    .title = 名前
    .help = 名前を書いてください。

# errorbook: message there is at least one seat
# errorbook: title Seats
# errorbook: help write 1 or more
# errorbook: source 0ae4d977
ORG_INVALID_SEATS = 席は 1 つ以上必要です。
    .title = 席数
    .help = 1 以上の数を書いてください。

## フレームワークに代わってミドルウェアが返すもの。

HTTP_BAD_REQUEST = 不正なリクエスト

HTTP_NOT_FOUND = 見つかりません

HTTP_METHOD_NOT_ALLOWED = 許可されていないメソッド

HTTP_CONTENT_TOO_LARGE = 内容が大きすぎます

HTTP_UNSUPPORTED_MEDIA_TYPE = 対応していないメディアタイプ

HTTP_UNPROCESSABLE_CONTENT = 処理できない内容

HTTP_INTERNAL_SERVER_ERROR = サーバー内部エラー
