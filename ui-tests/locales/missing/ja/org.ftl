ORG_BLOCKED = 組織 { $slug } は停止されています。
ORG_GONE = 組織は削除されました。
ORG_TAKEN = 使われています。
