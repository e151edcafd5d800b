using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Keys are single characters, and no two echo the same number.</summary>
internal sealed class KeysCheck : ICheck<PhoneModel>
{
    public void Check(ReadFile<PhoneModel> file)
    {
        var echoes = new Dictionary<int, string>();
        foreach (var name in file.Root.Keys("keys"))
        {
            if (name.Length != 1)
            {
                file.AtKey($"key \"{name}\": a key is called by the one character printed on it", "keys", name);
            }

            if (file.Value.Keys.GetValueOrDefault(name)?.Echo is { } echo && !echoes.TryAdd(echo, name))
            {
                file.At($"echo {echo} is already that of key \"{echoes[echo]}\"", "keys", name, "echo");
            }
        }
    }
}
