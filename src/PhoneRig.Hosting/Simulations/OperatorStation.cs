namespace PhoneRig.Hosting.Simulations;

/// <summary>What a simulated operator knows of a station.</summary>
/// <param name="name">Its name.</param>
internal sealed class OperatorStation(string name)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The phone that he has put there; null: none stands there.</summary>
    public PiledPhone? Here { get; set; }

    /// <summary>Whether the rig has taken his word for it.</summary>
    public bool Told { get; set; }

    /// <summary>True while he is at it, or on his way.</summary>
    public bool Busy { get; set; }

    /// <summary>How often it has failed its test after a mending.</summary>
    public int Mendings { get; set; }

    /// <summary>The phones with which it was tested in vain since it was mended last.</summary>
    public HashSet<PiledPhone> Tried { get; } = [];

    /// <summary>True while a run is under way there, as the rig said last.</summary>
    public bool Running { get; set; }
}
