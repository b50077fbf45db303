using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// A register that some department keeps and sends, and that decides no entitlement: rehabilitation, care places, staff, funds … One small file each.
/// To add one: derive from this (or from <see cref="PersonRegister"/>), name it in <see cref="RegisterHall"/>, and give the feed its contract and staging model.
/// </summary>
/// <remarks>Each register has its own dice by its feed's name, so that a new one changes no byte of the others' rows.</remarks>
internal abstract class Register
{
    /// <summary>The feed as the contracts call it.</summary>
    public abstract string Feed { get; }

    /// <summary>In the order of the file. <see cref="Form.Name"/> takes a person's index or a text, <see cref="Form.Town"/> and <see cref="Form.Village"/> a village's index.</summary>
    public abstract Column[] Columns { get; }

    public abstract FileLook Look { get; }

    /// <summary>Writes all rows of all months; what happened before the first month goes into the first file.</summary>
    public abstract void Fill(City city, RegisterRows rows);
}

/// <summary>A register of people: filled person after person, each with dice of their own.</summary>
internal abstract class PersonRegister : Register
{
    public sealed override void Fill(City city, RegisterRows rows)
    {
        foreach (var resident in city.Residents)
        {
            if (resident.Holder || WithoutCertificate)
            {
                Live(resident, city, city.DiceOf(Feed, resident.Person), rows);
            }
        }
    }

    /// <summary>Whether children of these households who have no certificate are asked as well.</summary>
    protected virtual bool WithoutCertificate => false;

    protected abstract void Live(Resident person, City city, Dice dice, RegisterRows rows);
}
